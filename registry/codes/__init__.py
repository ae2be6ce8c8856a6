"""Codes: their text, their elements, lookups and changes, and old signs from before Skylt."""
