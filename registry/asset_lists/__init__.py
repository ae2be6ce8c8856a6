"""The owner's tables: room numbers, and lists of assets that are in no model."""
