"""The words of the board of tables; one module a language."""
