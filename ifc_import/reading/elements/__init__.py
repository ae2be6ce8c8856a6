"""The physical elements of a model: class, type, and whether they are maintained."""
