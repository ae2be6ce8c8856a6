"""What a finished label file really says, read by programs that did not draw it."""
