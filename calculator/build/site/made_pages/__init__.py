"""Pages, and parts of pages, that the build makes from data."""
