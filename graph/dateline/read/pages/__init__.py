"""A saved page: what it shows, which of it is the article, and what it says of itself."""
