"""Tables that people bring, files that they get, whole or not at all, and text made harmless."""
