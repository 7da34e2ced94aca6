"""The words of the wall and of wishes to talk; one module a language."""
