"""Alignment of the models of a building to one coordinate frame; works on shapes and numbers, not on IFC."""
