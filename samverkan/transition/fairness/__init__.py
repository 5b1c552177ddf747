"""*Rättvisa*: would a group of members be better off on its own, and what would be a fair split."""
