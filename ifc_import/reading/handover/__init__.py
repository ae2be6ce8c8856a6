"""Handover data of a model: classifications, documents, designations, dates."""
