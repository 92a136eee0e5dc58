"""Self-checks: a few questions, an explanation for every answer, a result in words and a list of steps."""
