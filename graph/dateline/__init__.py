"""Who did what, when, and who says so."""
