"""What kind of order file it is, and what the reader says otherwise."""
