"""The words of the page on what is kept of a workshop, and what left it."""
