"""Seats of a body by a rule that is data: counted exactly, explained, and ties reported instead of broken."""

from samverkan.core.seats.methods import METHODS
from samverkan.core.seats.model import SeatRule, Seats, SeatShare, SeatTie
from samverkan.core.seats.near import Near, near
from samverkan.core.seats.parse import parse_seats
from samverkan.core.seats.rule import counted_days, seats, seats_by_weights

__all__ = [
    "METHODS",
    "Near",
    "SeatRule",
    "SeatShare",
    "SeatTie",
    "Seats",
    "counted_days",
    "near",
    "parse_seats",
    "seats",
    "seats_by_weights",
]
