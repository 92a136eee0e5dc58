"""A buyer's calendar: what open pay-later orders take from an account, day by day."""
