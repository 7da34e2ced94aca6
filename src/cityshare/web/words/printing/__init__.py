"""The words of the page from which the facilitator prints."""
