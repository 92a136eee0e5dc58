"""The published schemas describe what is really taken and answered."""
