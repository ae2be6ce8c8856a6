"""The commands of `skylt labels`."""
