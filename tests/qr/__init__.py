"""Words in, paper out."""
