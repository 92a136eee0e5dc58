"""The merchant's own counts: how sure a counted rate is, and what that does to the losses."""
