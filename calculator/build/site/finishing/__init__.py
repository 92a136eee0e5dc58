"""What is done to the pages after MkDocs has built them."""
