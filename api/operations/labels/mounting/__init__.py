"""Labels on the wall: mounted, checked, swapped, replaced, claimed."""
