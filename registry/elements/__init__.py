"""Buildings, storeys, spaces and assets: their lists, and searches by name, number or code."""
