"""Which input matters most: one at a time from a low to a high value."""
