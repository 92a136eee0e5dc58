"""What the page "How we check this" is made of."""
