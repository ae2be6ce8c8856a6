"""Labels as sheets, single files, pictures and printer commands, and the look at them beforehand."""
