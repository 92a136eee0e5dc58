"""The calculator page: what people type understood, the form, the results and the charts.

Everything here runs twice: in the reader's browser, and when the site is built.
"""
