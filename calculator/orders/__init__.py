"""A shop's own order file: read it, turn it into an order mix, age it, and pick the orders worth a look."""
