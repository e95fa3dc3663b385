"""A mail: its headers, its parts, and the mailboxes that it lies in."""
