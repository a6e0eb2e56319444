"""The key map: which key does what, per mode, in one place."""
