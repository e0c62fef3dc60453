"""The document for filing: PDF and Word by GB/T 9704-2012."""
