"""A library on a PostgreSQL server."""
