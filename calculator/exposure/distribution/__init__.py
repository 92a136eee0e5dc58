"""From a loss model to the law of the loss and its risk figures."""
