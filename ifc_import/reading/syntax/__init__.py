"""Opening of a STEP file: its statements, damage to them, and the parser's log."""
