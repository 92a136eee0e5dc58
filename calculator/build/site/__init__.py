"""What makes `site/` out of `docs/` and the calculator; see `build.py` for the order of the steps."""
