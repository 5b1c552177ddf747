"""What the pages of *Ekonomi* show, built from a snapshot by the rules of the core."""
