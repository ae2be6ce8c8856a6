"""What stands where on a label, and how it looks."""
