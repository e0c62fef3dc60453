"""Sheets as pieces of ledgers: which ledger a sheet is, where its header is, what each of its rows and columns is."""
