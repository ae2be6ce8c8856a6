"""JSON for apps, pages for people."""
