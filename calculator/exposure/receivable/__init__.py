"""Money out: in a steady month, day by day, at the peak of a season, in days of sales."""
