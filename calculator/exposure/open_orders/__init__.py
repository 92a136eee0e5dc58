"""A known list of open orders, each with its own amount, age and chance of never being paid."""
