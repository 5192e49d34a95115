"""The command line: the same services without a window. Parses, calls, prints; decides nothing. No Qt, late imports."""
