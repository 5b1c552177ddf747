"""*Kriterier*: alternatives weighed by criteria, the weights always shown with what they mean for the ranking."""
