"""The guard: who calls, before anything of the body is used."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sheetsync.addon.door.certs import CertSource
from sheetsync.addon.door.rate import Crowd, Rate, person
from sheetsync.addon.door.tokens import bearer, check_service, claims_of
from sheetsync.addon.events import Event
from sheetsync.addon.paths import TRIGGERS
from sheetsync.config.addon import AddonConfig


@dataclass(frozen=True, slots=True)
class Guard:
    """Checks the tokens of a deployment. All it compares with comes from the config, nothing from the request."""

    config: AddonConfig
    certs: CertSource
    rate: Rate
    crowd: Crowd

    def check_caller(self, authorization: str) -> None:
        """Let in Google's add-on service alone, for one of our own addresses.

        Raises RefusedTokenError, CertsDownError.
        """
        claims = claims_of(bearer(authorization), self.certs, self._audiences())
        check_service(claims, self.config.service_accounts)

    def check_user(self, event: Event) -> str | None:
        """Return whom the call is counted for. Raises RefusedTokenError for an ID token that isn't theirs.

        Who sends no token of their own can do nothing, and is not counted: all of them would be one person.
        """
        subject = self._subject(event)
        return person(subject, event.token) if subject or event.token else None

    def _audiences(self) -> frozenset[str]:
        """Return the addresses that Google may have signed for: ours, alone or with a query of the deployment's."""
        return frozenset((self.config.url, *(self.config.url + path for path in TRIGGERS), *self.config.audiences))

    def _subject(self, event: Event) -> str:
        token = event.authorization_event_object.user_id_token
        if not token or not self.config.oauth_client_id:
            return ""
        claims: Mapping[str, Any] = claims_of(token, self.certs, {self.config.oauth_client_id})
        return str(claims.get("sub") or "")
