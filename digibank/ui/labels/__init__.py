"""The labels: what has none yet, what is collected on a sheet, own stocks, and how printers lie on them."""
