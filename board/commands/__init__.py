"""What can be done to a canvas: pure functions from a canvas to a new one.

A command takes the canvas and its arguments and returns a new canvas, or raises
``board.refusal.Refused``. It never reads a clock or makes up an id by itself unless none is given:
who and when come in as ``By``. One module per thing: ``cards``, ``moves``, ``coalitions``,
``members``, ``rules``, ``paradoxes``, ``interests``, ``terms``, ``canvas``.
"""
