"""Inventories of other systems and of volunteers: tables in, one fact sheet a row out. Nothing is stored here."""
