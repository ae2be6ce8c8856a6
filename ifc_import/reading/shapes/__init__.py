"""Geometry of a model: outlines of spaces, boxes of assets, and placements."""
