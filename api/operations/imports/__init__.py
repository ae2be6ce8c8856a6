"""Imports of models: one file or many, planned, kept and undone."""
