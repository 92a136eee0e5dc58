"""The parts of the buyer's results, one a file."""
