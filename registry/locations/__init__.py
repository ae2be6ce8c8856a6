"""Where assets are, who confirmed it, and what moved."""
