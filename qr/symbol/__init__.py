"""The address in a symbol, and the symbol."""
