"""Which element of the registry this was before: pure functions over a snapshot and what is known."""
