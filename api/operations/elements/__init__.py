"""Buildings, storeys, spaces and assets: listed, shown, looked up, found by name."""
