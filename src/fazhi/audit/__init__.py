"""audit/: does a report agree with itself, and with the ledgers? It observes and never feeds."""
