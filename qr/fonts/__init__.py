"""Fonts, the widths of their glyphs, and the scripts that can be drawn."""
