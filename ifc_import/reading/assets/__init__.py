"""Assets: which elements are maintained, what each one is, and what the model says of it."""
