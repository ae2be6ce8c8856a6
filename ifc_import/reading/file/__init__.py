"""Preparation of a file for the parser: unpacking, encoding, schema, and the findings on these."""
