"""The investigation: legal forms, assignments, alternatives and what they mean, votes, fairness, leaving, decision basis."""
