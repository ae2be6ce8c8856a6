"""Labels on paper: stock, looks, files, print batches, preflight and proof."""
