"""Engines, sessions, bulk statements and the version of the tables."""
