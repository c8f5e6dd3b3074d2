"""What is wrong around a spreadsheet, and the one next step: the machine, the sign-in, the sharing, the sheet."""
