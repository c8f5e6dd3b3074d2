"""What is done to people's cells on their word: suggestions taken over, and runs put back. Pure."""
