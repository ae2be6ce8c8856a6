"""Label stock: sheets, rolls and tapes, and the correction of a printer."""
