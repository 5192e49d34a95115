"""Bytes in, facts out: one format a file. No database, no Qt."""
