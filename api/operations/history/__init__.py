"""Buildings as of a revision, and the past of one element."""
