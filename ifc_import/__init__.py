"""From a file to facts: read a model, place its assets in rooms, recognise what was there before."""
