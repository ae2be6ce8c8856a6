"""Receipts of imports: what was done and found, as page, plans and spreadsheet."""
