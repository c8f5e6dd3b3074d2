"""The table `[addon]` of the config: the service behind the sidebar."""

from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic import Field as Setting

from sheetsync.messages import LANGUAGES


def _https(url: str) -> str:
    """Return an address without a slash at its end. Raises ValueError unless it is https, or this machine's own."""
    parts = urlsplit(url)
    own = parts.scheme == "http" and parts.hostname in {"127.0.0.1", "localhost"}
    if not parts.hostname or "@" in parts.netloc or parts.query or not (parts.scheme == "https" or own):
        raise ValueError("an address like https://sheetsync.example.com")
    return url.rstrip("/")


def _language(name: str) -> str:
    """Return the name of a language that there is. Raises ValueError."""
    if name not in LANGUAGES:
        raise ValueError(f"one of {', '.join(LANGUAGES)}")
    return name


Texts = Annotated[tuple[str, ...], Setting(strict=False)]


class AddonConfig(BaseModel):
    """The service behind the sidebar. Nothing of it is secret."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    url: Annotated[str, AfterValidator(_https)] = Setting(
        default="",
        description=(
            "Where Google calls the service, as the deployment says. The tokens of the calls must be meant for it; "
            "what a request itself says of its host counts nothing."
        ),
        examples=["https://sheetsync.example.com"],
    )
    service_accounts: Texts = Setting(
        default=(),
        description=(
            "The accounts that may call: the `serviceAccountEmail` of `gcloud workspace-add-ons get-authorization`. "
            "Without one nobody may."
        ),
        examples=[["service-123456789@gcp-sa-gsuiteaddons.iam.gserviceaccount.com"]],
    )
    oauth_client_id: str | None = Setting(
        default=None,
        description="The `oauthClientId` of the same answer: users' own ID tokens are checked against it.",
        examples=["123456789-abc.apps.googleusercontent.com"],
    )
    audiences: Texts = Setting(
        default=(),
        description="Further addresses that tokens may be meant for, such as one with a query of the deployment's.",
        examples=[["https://sheetsync.example.com/addon/homepage?from=sheets"]],
    )
    certs_url: str = Setting(
        default="https://www.googleapis.com/oauth2/v1/certs",
        description="Where the certificates of Google's signatures are.",
        examples=["https://www.googleapis.com/oauth2/v1/certs"],
    )
    script_clients: Texts = Setting(
        default=(),
        description="The OAuth client ids of Apps Script companions, which their users' identity tokens are meant for.",
        examples=[["123456789-script.apps.googleusercontent.com"]],
    )
    script_users: Texts = Setting(
        default=(),
        description="Whose companions are answered: addresses, or whole domains as `@example.com`.",
        examples=[["@example.com"]],
    )
    push_secret_file: str | None = Setting(
        default=None,
        description=(
            "A file with at least 16 secret bytes: with it, Drive tells the service when a listed spreadsheet changes. "
            "A relative path counts from this file."
        ),
        examples=["secrets/push"],
    )
    push_watches: Literal["files", "changes"] = Setting(
        default="files",
        description=(
            "What Drive is asked to watch: `files`, each listed spreadsheet by itself, or `changes`, all that the "
            "account may see, by one channel: better for hundreds of spreadsheets."
        ),
        examples=["changes"],
    )
    deadline_seconds: Annotated[float, Setting(gt=0, le=28, strict=False)] = Setting(
        default=20.0,
        description="By then each call is answered; Google gives up after 30 seconds.",
        examples=[20],
    )
    calls_a_minute: Annotated[int, Setting(ge=1)] = Setting(
        default=60, description="So many calls a minute may one user make.", examples=[60]
    )
    calls_at_once: Annotated[int, Setting(ge=1)] = Setting(
        default=4, description="So many calls of one user are worked on at once.", examples=[4]
    )
    language: Annotated[str, AfterValidator(_language)] = Setting(
        default="en",
        description=(
            "The language of the cards for people whose own Google does not tell, until their sheet is read and its "
            "language known."
        ),
        examples=["ru"],
    )
