"""Print batches, mounted labels, and printer calibrations."""
