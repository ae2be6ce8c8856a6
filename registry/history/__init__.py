"""History: buildings, spaces and bindings as of a revision, and the past of an element."""
