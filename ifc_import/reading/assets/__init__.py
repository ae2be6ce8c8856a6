"""The assets of a model: their facts, types, locations and findings."""
