"""Assets that stand in no model, from the owner's lists."""
