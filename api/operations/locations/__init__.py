"""Which room each asset is in: located, confirmed, located again."""
