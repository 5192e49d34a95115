"""Small parts that every screen uses: they know the look and Qt, and nothing of devices' rules or the database."""
