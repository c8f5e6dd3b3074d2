"""What the spreadsheet should look like: tabs, columns, formats, rules; how to create, adopt and repair it."""
