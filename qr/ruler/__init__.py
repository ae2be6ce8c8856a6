"""Ruler pages, from which the offset and scale error of a printer are measured, and outlines of stock."""
