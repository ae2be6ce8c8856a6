"""Tests of dividing files by their buildings."""
