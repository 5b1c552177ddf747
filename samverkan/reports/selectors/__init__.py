"""What the overview and the list of reports show, built from a snapshot by the rules of the core."""
