"""The one place that states the version of the package, of its model and of every result it returns."""

__version__ = "0.4.0"
