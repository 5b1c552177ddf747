"""Samverkan: the system for running and investigating municipal cooperation."""

__version__ = "0.1.0"
