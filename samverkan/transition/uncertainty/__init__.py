"""*Osäkerhet*: what an alternative may cost each member, when not everything is known."""
