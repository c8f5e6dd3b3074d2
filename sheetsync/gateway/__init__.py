"""The door to Sheets: what the product asks of a spreadsheet service, and how Google is asked."""
