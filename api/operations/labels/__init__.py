"""Labels: chosen, ordered, printed, mounted, renewed."""
