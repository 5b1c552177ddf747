"""What the tests of accounts share."""

from django.test import Client

PASSWORD = "en-lang-mening-till-natten"


def signed_in(client: Client) -> bool:
    """Whether somebody has signed in with the client."""
    return "_auth_user_id" in client.session
