"""The exposure model: pure functions from an order mix to money at risk, one idea a file.

Equation numbers are those of the method page. Nothing here reads, writes, knows the date or a language.
"""
