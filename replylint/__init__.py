"""Check Chinese customer-service replies."""

__version__ = "0.1.0"
