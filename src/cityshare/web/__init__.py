"""The live workshop in a browser: phones, the facilitator's board, the projector."""
