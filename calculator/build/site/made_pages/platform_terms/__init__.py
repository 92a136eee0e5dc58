"""What is known of each platform's terms, as its page shows it: every fact in words, and tables of them."""
