"""Zips of label files, and the pool of processes that draw them."""
