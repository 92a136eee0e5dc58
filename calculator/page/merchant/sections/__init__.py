"""The parts of the results, in the order in which they are read; one part a module."""
