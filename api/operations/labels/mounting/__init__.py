"""Mounted labels: confirmed, checked, swapped, replaced, claimed."""
