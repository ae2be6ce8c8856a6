"""Tables supplied by users, files written whole or not at all, and text made safe to display."""
