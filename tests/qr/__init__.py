"""Tests of labels: stock, symbols, layout, output and verification."""
