"""Exports for other programs, a module each."""
