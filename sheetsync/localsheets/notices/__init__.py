"""What Drive posts to whoever watches: channels, and the courier that carries their messages."""

from sheetsync.localsheets.notices.channels import Channel, Channels
from sheetsync.localsheets.notices.courier import Courier, Message

__all__ = ["Channel", "Channels", "Courier", "Message"]
