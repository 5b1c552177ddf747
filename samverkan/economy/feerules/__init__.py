"""Fee rules tried, proposed and decided."""
