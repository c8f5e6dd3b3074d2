"""What the design assumes of Google, tried on a scratch spreadsheet; what is made is taken away again."""
