"""The layout of labels: templates, positions, texts, colours and logo."""
