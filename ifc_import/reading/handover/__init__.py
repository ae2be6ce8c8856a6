"""What a model states for those who run the building: classifications, documents, designations, dates."""
