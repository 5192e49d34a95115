"""Digibank: the counter program of a device-lending hub. Imports point down, see pyproject.toml's contracts."""
