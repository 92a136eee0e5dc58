"""A shop whose provider pays up front and carries non-payment: payouts, fees, disputes, does it pay."""
