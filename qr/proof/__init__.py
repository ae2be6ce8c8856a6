"""Verification of finished label files, with programs that are independent of those that drew them."""
