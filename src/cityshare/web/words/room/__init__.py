"""The words of the board and of the projector; one module a language."""
