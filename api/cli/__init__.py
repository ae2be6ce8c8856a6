"""The command `skylt`: options → one operation → a table, JSON, an exit code."""
