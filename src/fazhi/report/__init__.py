"""The report room: an executed notebook becomes a Document, and the Document HTML, PDF and DOCX."""
