"""Buildings, storeys and groups, what is where in the model's own words, and the keys of all elements."""
