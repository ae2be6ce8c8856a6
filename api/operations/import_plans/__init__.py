"""Import plans: the changes that an import would make, for people and programs."""
