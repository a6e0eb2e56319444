"""Everything between the program and the terminal: bytes in, bytes out, and leaving.

``driver`` is the one place where the framework is bent; ``output`` and ``painter`` decide which
bytes travel; ``leaving`` ends the process; ``capabilities`` says what the terminal can do.
"""
