"""Coordinated cash-out: what rings cost, what one does unseen, what stops it."""
