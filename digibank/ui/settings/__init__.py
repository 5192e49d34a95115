"""Settings: of the organisation for a coordinator, of this PC for everybody. One part, one file."""
