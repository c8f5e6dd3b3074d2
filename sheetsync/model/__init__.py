"""The values that cross the borders between rooms: pure, frozen, without a word of HTTP or gspread."""
