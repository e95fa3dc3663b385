"""A PDF: letters → words → lines → the order in which they are read → paragraphs."""
