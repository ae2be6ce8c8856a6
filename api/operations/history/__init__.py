"""Buildings as of a revision, and the history of single elements."""
