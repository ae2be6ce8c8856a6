"""Vehicles and other things that stand in no model."""
