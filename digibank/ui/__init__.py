"""The only folder that knows Qt; sliced by screen; screens do not import each other."""
