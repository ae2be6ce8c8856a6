"""Reading of an IFC file into a snapshot; the only package that uses ifcopenshell."""
