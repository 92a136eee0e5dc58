"""The calculator page: what Python writes into it, and what its script does with an address."""
