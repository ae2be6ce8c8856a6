"""Streams, tables, JSON and exit codes."""
