"""Imports: the elements known before, applied plans, revisions, proposed matches, and undoing."""
