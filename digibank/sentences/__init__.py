"""What the rules, the machine and the readers refuse, and the names of things, in plain words. No Qt, no print."""
