"""Assets that are in no model, from the owner's lists."""
