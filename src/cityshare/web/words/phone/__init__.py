"""The words of the phones; one module a language."""
