"""The owner's tables: rooms, and assets that stand in no model."""
