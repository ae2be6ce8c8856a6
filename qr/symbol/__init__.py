"""QR symbols, and the addresses in them."""
