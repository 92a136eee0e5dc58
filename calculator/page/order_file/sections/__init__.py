"""What the page says of a file, one section a file."""
