"""Writes: one verb a file, a plain function verb(tx, ...). No Qt."""
