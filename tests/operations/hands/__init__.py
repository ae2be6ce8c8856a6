"""What people say, and how it outlives every model."""
