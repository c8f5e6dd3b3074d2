"""All actions, registered by being imported."""

from sheetsync.addon.actions import adopting, home

__all__ = ["adopting", "home"]
