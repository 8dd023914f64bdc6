"""Runs the command line."""

import sys

from dpnsee_analytics.cli import main

sys.exit(main())
