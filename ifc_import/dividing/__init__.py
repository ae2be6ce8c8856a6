"""Which building of a file everything in it belongs to: pure functions over a snapshot."""
