"""What a merchant can change: each lever turns a shop into another, whose figures then tell what it does."""
