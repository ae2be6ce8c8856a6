"""What gets a label, which labels are chosen, and in which order they come."""
