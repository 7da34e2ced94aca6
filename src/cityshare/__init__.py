"""Peer-exchange matchmaking for CityShare-style self-assessment."""
