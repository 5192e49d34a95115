"""Reads: frozen dataclasses out, never rows; pages by key."""
