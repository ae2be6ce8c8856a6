"""Signs that hung before Skylt, adopted."""
