"""Tests of the exposure model."""
