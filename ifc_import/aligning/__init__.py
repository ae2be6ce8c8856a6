"""How the models of a building stand to each other: shapes and numbers, no IFC."""
