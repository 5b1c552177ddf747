"""What it takes and costs to leave or dissolve a cooperation, for the member and for those that stay, by the rule in force."""

from samverkan.core.exit.dissolving import Dissolution, dissolve
from samverkan.core.exit.holding import Holding
from samverkan.core.exit.leaving import Exit, leave, leaving_laws, may_leave
from samverkan.core.exit.model import LawLine, MemberPart, Parts
from samverkan.core.exit.payers import OtherFee, OtherFees
from samverkan.core.exit.votes import SeatChange, VoteChange
from samverkan.core.exit.ways import CHARTERED, Way, legal_form_on, longest_notice, touching, ways_out

__all__ = [
    "CHARTERED",
    "Dissolution",
    "Exit",
    "Holding",
    "LawLine",
    "MemberPart",
    "OtherFee",
    "OtherFees",
    "Parts",
    "SeatChange",
    "VoteChange",
    "Way",
    "dissolve",
    "leave",
    "leaving_laws",
    "legal_form_on",
    "longest_notice",
    "may_leave",
    "touching",
    "ways_out",
]
