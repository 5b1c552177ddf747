"""What *Jämför* shows, built from a snapshot by the rules of the core."""
