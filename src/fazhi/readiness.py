"""What the report can print today, and what the rest waits for: a ledger and from whom, or a few cells."""
