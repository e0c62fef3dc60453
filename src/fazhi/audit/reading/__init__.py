"""What does the file say? Word, PDF, web page, Markdown and plain text as one Manuscript, alike whatever the format."""

from fazhi.audit.reading.opening import plain, read, read_bytes

__all__ = ["plain", "read", "read_bytes"]
