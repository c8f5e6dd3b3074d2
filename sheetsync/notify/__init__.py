"""Messages to people through Apprise: Slack, Telegram, mail and a hundred more, each named by an address."""
