"""What the sheet looks like, worked out without a screen: pure functions from canvas to lines."""
