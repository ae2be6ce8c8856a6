"""How the models of a building are brought into one frame."""
