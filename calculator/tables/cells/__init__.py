"""What stands in one cell: clean text, an amount of money, a moment."""
