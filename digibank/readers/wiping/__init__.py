"""Wipe reports: what a tool says it did to each drive. One format a file; read.py decides by content which one."""
