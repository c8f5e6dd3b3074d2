"""All actions, registered by being imported."""

from sheetsync.addon.actions import adding, adopting, asking, home, looking, settings, winning, writing

__all__ = ["adding", "adopting", "asking", "home", "looking", "settings", "winning", "writing"]
