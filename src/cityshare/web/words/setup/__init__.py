"""The words of the pages on which a workshop is set up; one module a language."""
