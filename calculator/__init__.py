"""What pay-later orders put at risk: an exposure model for online shops, in pure Python.

`calculator.order_mix` holds what a merchant tells us, `calculator.exposure` the model, `calculator.api` the
JSON boundary. The same functions serve the reader's browser, the command line and the build of the site.
"""
