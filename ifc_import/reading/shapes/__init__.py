"""Shapes and where they stand: outlines of spaces, boxes of assets."""
