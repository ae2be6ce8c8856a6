"""Codes: their text, which element has which, what each leads to, and signs from before."""
