"""Geometry facts out of models."""
