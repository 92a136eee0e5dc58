"""Commands that measure. None of them passes or fails by the clock."""
