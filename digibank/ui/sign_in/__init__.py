"""Who is at work: chosen at the start, when somebody else takes over, and when the window was left alone."""
