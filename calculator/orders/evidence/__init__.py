"""What proves that chosen orders were placed, delivered and not paid, and the letters that follow from it."""
