"""Settlement from proposal through attest, and the account with each member."""
