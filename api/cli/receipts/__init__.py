"""Receipts in the terminal."""
