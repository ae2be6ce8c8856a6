"""Which room an asset is in."""
