"""Imports: what is known before, what is applied, kept, proposed and undone."""
