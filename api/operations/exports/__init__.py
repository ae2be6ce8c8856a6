"""Exports for other programs, with a module for each format."""
