"""The ruler page that shows by how much a printer misses."""
