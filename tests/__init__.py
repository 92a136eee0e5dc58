"""The tests, arranged like the package that they test."""
