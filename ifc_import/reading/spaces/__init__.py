"""Spaces: names, kinds, categories and the areas that a model declares."""
