"""Who carries the buyers' non-payment, and what that does to a shop: the shop itself, or the platform."""
