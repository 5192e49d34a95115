"""The list of devices: find as you type, pages from the database."""
