"""Which elements get a label, and in which order."""
