"""The parts that the forms of all pages are made of."""
