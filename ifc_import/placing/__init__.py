"""Which room an asset is in: shapes and numbers, no IFC, over all models of a building."""
