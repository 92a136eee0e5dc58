"""The JSON boundary: documents read without trust, values held to their declaration, problems as data."""
