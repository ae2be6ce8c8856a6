"""Vocabulary that needs no parser: text, dates, element classes, uses of rooms, storey names."""
