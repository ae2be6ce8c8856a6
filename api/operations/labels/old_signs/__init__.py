"""Adoption of signs from before Skylt."""
