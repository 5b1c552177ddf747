"""Alternatives to today's cooperation: side by side, one by one, and built."""
