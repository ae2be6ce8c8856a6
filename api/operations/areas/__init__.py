"""Totals and lists of floor areas."""
