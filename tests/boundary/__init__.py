"""The boundary: what goes in, what is refused and how it is said."""
