"""The physical elements of a model: what each one is, of which type, and whether it is maintained."""
