"""Seats in the cooperation's organs: what its rules give, how near another seat is, and any other rule tried."""
