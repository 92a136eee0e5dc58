"""Which orders are worth a look before shipping, and why. No rule is a verdict."""
