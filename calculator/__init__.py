"""What pay-later orders put at risk: an exposure model for online shops, in pure Python.

`calculator.shop` holds what a merchant tells us, `calculator.exposure` the model, `calculator.answers` what
is answered, JSON in and JSON out. The same functions serve the reader's browser, the command line and the
build of the site.
"""
