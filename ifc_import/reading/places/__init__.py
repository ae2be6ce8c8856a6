"""Buildings, storeys, groups and georeference of a model, and findings on GlobalIds and the spatial structure."""
