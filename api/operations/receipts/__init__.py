"""Receipts of imports: changes and findings, as web page, plans and spreadsheet."""
