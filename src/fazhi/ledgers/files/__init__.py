"""Files as sheets: what a file is by its content, and its cells as they stand in it."""
