"""The reading process: started, asked, watched and ended."""
