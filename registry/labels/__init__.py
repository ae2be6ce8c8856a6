"""Print batches, labels on the wall, printers."""
