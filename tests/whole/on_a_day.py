"""Runs a line of Python as if on another day: ``on_a_day.py WHEN PYTHON -c CODE WORDS``.

Put before a command that starts the program. Time goes on from there, so that clocks run.
"""

import sys
from datetime import datetime

import time_machine

if __name__ == "__main__":
    _, when, _, _, code, *words = sys.argv
    sys.argv = ["-c", *words]
    time_machine.travel(datetime.fromisoformat(when).astimezone(), tick=True).start()
    exec(compile(code, "<command>", "exec"), {"__name__": "__main__"})
