"""``samverkan person``: let the first person in; after that people are invited on the page *Personer*."""

from __future__ import annotations

import argparse

from samverkan.cli.frame import Commands, print_json
from samverkan.core.faults import Fault, FaultError

EXAMPLE = """samverkan person invite anna@kommun.se --name "Anna Ek" --role administrator
samverkan person invite bo@kommun.se --name "Bo Berg" --role director --in jamtland"""


def register(commands: Commands) -> None:
    """Enter the command."""
    commands.group("person", "släpp in den första personen i installationen")
    parser = commands.add(
        "person invite", "bjud in en person med e-post och ge en roll", EXAMPLE, invite, database=True
    )
    parser.add_argument("email", metavar="E-POST", help="adressen som blir inloggningen")
    parser.add_argument("--name", default="", metavar="NAMN", help="namnet så som andra ska se det")
    parser.add_argument("--role", default="administrator", metavar="ROLL", help="administrator, director, economist …")
    parser.add_argument("--in", dest="slug", metavar="SAMVERKAN", help="utan den gäller rollen hela installationen")


def invite(args: argparse.Namespace) -> int:
    """Invite and give the role, all or nothing; the letter goes by the mail server, else to the terminal."""
    from django.conf import settings
    from django.db import transaction
    from django.utils import timezone

    from samverkan.accounts.services import invite_person
    from samverkan.registry.persons import enter_role

    _check(args.role, args.slug)
    with transaction.atomic():
        person = invite_person(email=args.email, name=args.name, by=None, site_url=settings.SITE_URL)
        enter_role(person, args.slug, args.role, on=timezone.localdate(), by="samverkan person invite")
    if args.json:
        print_json({"email": person.email, "role": args.role, "cooperation": args.slug})
    else:
        where = f"i {args.slug}" if args.slug else "i hela installationen"
        print(f"{person.email} är inbjuden, med rollen {args.role} {where}.")
    return 0


def _check(role: str, slug: str | None) -> None:
    from samverkan.exchange.selectors import list_slugs
    from samverkan.registry.people import ROLES

    given_here = [name for name in ROLES if name != "representative"]
    if role not in given_here:
        text = f"”{role}” kan inte ges härifrån; skriv något av: {', '.join(given_here)}."
        raise FaultError(Fault("unknown-role", text, "--role"))
    if slug is None and role != "administrator":
        raise FaultError(Fault("no-cooperation", "bara administrator gäller överallt; skriv --in SAMVERKAN.", "--role"))
    if slug is not None and slug not in list_slugs():
        text = f"”{slug}” finns inte här. Här finns: {', '.join(list_slugs())}."
        raise FaultError(Fault("unknown-slug", text, "--in"))
