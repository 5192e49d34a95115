"""Facts in, bytes out: labels, contract, certificate, receipts. No database, no Qt."""
