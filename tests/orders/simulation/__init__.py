"""Streams of orders with rings hidden in them, to measure the screening."""
