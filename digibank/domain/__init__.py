"""Plain Python values and decisions. No Qt, no database, no files, no clocks."""
