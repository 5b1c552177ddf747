"""People and how they sign in. What somebody may do is decided where the roles are, in the registry."""
