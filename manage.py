"""Django's commands, for developers; the database is the embedded one where DATABASE_URL names no other."""

import sys

from samverkan.runtime.database import ensure
from samverkan.runtime.site import setup_django

if __name__ == "__main__":
    with ensure() as url:
        setup_django(url)
        from django.core.management import execute_from_command_line

        execute_from_command_line(sys.argv)
