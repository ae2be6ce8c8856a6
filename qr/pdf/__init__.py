"""A PDF, object by object."""
