"""The words of a delegation's own page; one module a language."""
