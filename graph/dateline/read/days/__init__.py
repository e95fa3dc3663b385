"""When something was published: how days are written, and which lines say it."""
