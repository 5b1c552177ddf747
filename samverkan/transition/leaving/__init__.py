"""*Utträde*: what it takes and costs to leave or dissolve, for the member and for those that stay."""
