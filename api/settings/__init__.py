"""Settings of the installation and of the owner."""
