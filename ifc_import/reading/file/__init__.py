"""From the bytes of a file to an open model, and what was wrong on the way."""
