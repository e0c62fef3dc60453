"""The invented ledgers of the demo town: one module a matter of the office, one function a ledger."""
