"""The deployment resource of the add-on: what Google is told of it (gsuiteaddons.proto, script_manifest.proto)."""

from typing import Any

from sheetsync.addon.paths import FILE_GRANTED, HELP, HOMEPAGE, LOGO, SETTINGS

SCOPES = (
    "https://www.googleapis.com/auth/drive.file",
    "https://www.googleapis.com/auth/userinfo.email",
    "https://www.googleapis.com/auth/script.locale",
)
"""The least that does: single files that a user gives, who they are (for limits), and their language.

No scope opens a file that was not given; Google counts all three among those that need no verification of the app.
"""

_PRIMARY, _SECONDARY = "#1f6f5c", "#2f5d9e"


def deployment(url: str, name: str = "sheetsync") -> dict[str, Any]:
    """Return the deployment of a service at an https address without a slash at its end."""
    return {
        "oauthScopes": list(SCOPES),
        "addOns": {
            "common": {
                "name": name,
                "logoUrl": url + LOGO,
                "layoutProperties": {"primaryColor": _PRIMARY, "secondaryColor": _SECONDARY},
                "useLocaleFromApp": True,
                "homepageTrigger": {"runFunction": url + HOMEPAGE, "enabled": True},
                "universalActions": [
                    {"label": "Settings · Настройки", "runFunction": url + SETTINGS},
                    {"label": "Help · Справка", "openLink": url + HELP},
                ],
                "openLinkUrlPrefixes": [f"{url}/", "https://docs.google.com/"],
            },
            "sheets": {
                "homepageTrigger": {"runFunction": url + HOMEPAGE},
                "onFileScopeGrantedTrigger": {"runFunction": url + FILE_GRANTED},
            },
            "httpOptions": {"authorizationHeader": "SYSTEM_ID_TOKEN", "granularOauthPermissionSupport": "OPT_IN"},
        },
    }
