"""The words of paper forms and of people who came in twice; a module a language."""
