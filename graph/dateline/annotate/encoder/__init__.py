"""The trained encoder: one small network that reads a window of text for all layers at once."""
