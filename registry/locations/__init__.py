"""Locations of assets, their confirmations by people, and moves."""
