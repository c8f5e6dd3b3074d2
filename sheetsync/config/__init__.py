"""The config file: where the spreadsheets are, who signs in, which findings are wanted."""
