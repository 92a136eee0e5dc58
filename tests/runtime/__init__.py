"""What the page downloads: its content, and the calculator at work in it."""
