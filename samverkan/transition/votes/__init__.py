"""Votes in the cooperation: who decides by which votes and majority, and which rule gives each a fair say."""
