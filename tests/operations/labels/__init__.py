"""Labels: printed, mounted, replaced, claimed, swapped, and signs from before."""
