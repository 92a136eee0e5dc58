"""What to do: comparisons of variants of one shop, on the four figures that decide."""
