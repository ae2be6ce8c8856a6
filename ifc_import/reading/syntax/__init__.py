"""The statements of a STEP file: what is broken in them, and the model opened."""
