"""Story → files: one module per kind of file, each with an `export(story, folder)`."""
