"""Properties and units as plain data."""
