"""Run the code that stands on the command line, as a program of its own."""

import sys

exec(compile(sys.argv[1], "look", "exec"))
