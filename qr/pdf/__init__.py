"""PDF files: objects, fonts, drawing operators, and pages of labels."""
