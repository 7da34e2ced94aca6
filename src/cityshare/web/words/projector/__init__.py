"""The words of the projector and its remote control; one module a language."""
