"""From bytes to rows of text. Nothing here knows orders."""
