"""The ids of what is registered, as they may come from outside."""

LARGEST_ID = 2**31 - 1
"""PostgreSQL's integers end here: a larger number is no id on either engine, and is refused before it is asked for."""
