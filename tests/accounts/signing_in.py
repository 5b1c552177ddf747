"""What the tests of accounts share."""

import re
from html import unescape
from typing import Any

from django.test import Client

PASSWORD = "en-lang-mening-till-natten"


def signed_in(client: Client) -> bool:
    """Whether somebody has signed in with the client."""
    return "_auth_user_id" in client.session


def sent_to(answer: Any) -> str:
    """Where a page that goes on by itself leads."""
    page = answer.content.decode()
    found = re.findall(r"""http-equiv="refresh" content="0;URL='([^"]+)'">""", page)
    assert found, page
    assert f'href="{found[0]}"' in page
    return unescape(found[0])
