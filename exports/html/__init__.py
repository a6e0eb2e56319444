"""The poster: the canvas as one HTML file that needs nothing else."""
