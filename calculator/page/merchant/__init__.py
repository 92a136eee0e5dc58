"""The merchant's calculator: its form, its results, and its answer to a request of the page."""
