"""Alignment of the source models of a building to common coordinates."""
