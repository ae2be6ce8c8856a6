"""Buildings, storeys, spaces and assets: lists, single elements, lookup by code and by name."""
