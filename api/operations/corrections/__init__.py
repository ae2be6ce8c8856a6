"""Corrections of fields, one by one or by the owner's room table."""
