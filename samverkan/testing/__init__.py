"""What the tests stand on: a real PostgreSQL, the program itself running, a real browser."""
