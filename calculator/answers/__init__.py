"""What the package answers, one question a module: JSON in, JSON out, the same through every door."""
