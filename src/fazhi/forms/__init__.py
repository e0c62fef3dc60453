"""What does the clerk fill in and mend? The blank workbook, marked copies of the office's own, the quality page.

Takes the catalogue, the town and findings; knows nothing of indicators' values.
"""
