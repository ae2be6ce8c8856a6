"""Corrections: values that people or the owner's table give for single fields of elements."""
