"""Each recipe of CONTRIBUTING.md is followed literally in a copy of the tree."""
