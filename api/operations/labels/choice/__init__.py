"""The choice of elements that get a label, and their order."""
