"""Which area of a space counts, what is left out and why."""
