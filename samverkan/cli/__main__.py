"""``python -m samverkan.cli`` does what ``samverkan`` does."""

import sys

from samverkan.cli import main

sys.exit(main())
