"""Labels as sheets, single files, pictures and printer commands; previews, and checks before printing."""
