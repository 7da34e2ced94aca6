"""The words for those who are on the list already; one module a language."""
