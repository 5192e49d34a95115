"""The counter: one scan field, the card of what was scanned, and the panel of the step that is taken."""
