"""Buildings, storeys, spaces and assets: listed, and found by name, number or code."""
