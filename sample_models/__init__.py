"""Sample buildings: their plan as data, the IFC files made from it, and the truth about them."""
