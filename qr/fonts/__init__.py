"""Fonts: glyphs, widths, scripts."""
