"""Tables that people bring, spreadsheets that they get, and text made harmless."""
