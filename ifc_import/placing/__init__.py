"""Location of assets in rooms, over all models of a building; works on shapes and numbers, not on IFC."""
