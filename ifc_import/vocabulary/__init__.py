"""Words and classes that need no parser: text, dates, element classes, uses of rooms, storeys."""
