"""The words of table talk, reports and action plans; one module a language."""
