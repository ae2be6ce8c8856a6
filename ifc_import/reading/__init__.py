"""IFC → a model's snapshot; the only place that knows ifcopenshell."""
