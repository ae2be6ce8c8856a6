"""Buildings, spaces and bindings as of a revision, and the past of one element."""
