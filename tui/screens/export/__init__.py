"""What leaves the room: export, preview, clipboard."""
