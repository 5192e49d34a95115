"""Hardware reports: one tool's format a file, all giving HardwareFacts."""
