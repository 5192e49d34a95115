"""From a PDF to a printer of the system: natively through CUPS where it is, drawn page by page elsewhere."""
