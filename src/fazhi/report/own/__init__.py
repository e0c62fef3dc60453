"""What an analyst added in cells of their own, as blocks that every format can hold and that nothing can run in."""
