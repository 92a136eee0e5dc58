"""From a loss model to its risk figures: one engine, explained on one page, `docs/adr/012`."""
