"""What every page is written with: markup, figures, numbers as a reader writes them."""
