"""From the rows of a recognised file to orders: each is used, or refused with a reason."""
