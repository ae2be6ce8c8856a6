"""Zips of label files, kinds of files, and the pool of worker processes."""
