"""The order mix of a file, and the open money in it by age."""
