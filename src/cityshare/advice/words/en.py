EN: dict[str,str] = {"facilitator_only": "For the facilitator only: do not show this to the room.", "comma": ", ", "and_more": "{names} and {n} more"}
