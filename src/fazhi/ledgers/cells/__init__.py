"""Cells as values: dates, numbers, choices and names in every form that offices write, and what of them may be shown."""
