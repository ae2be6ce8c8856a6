"""The way through a building: from the entrance through the doors, so that signs can be mounted as one walks."""
