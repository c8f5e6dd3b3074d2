"""Why signing in failed: a file that is not what it should be, or a refusal of Google's token endpoint.

Each has its own next step: a withdrawn sign-in, a deleted key and a wrong clock are all `invalid_grant` to Google.
"""

from typing import ClassVar

from sheetsync.errors import ExitCode
from sheetsync.gateway.refusals import BadKeyFileError, NoKeyFileError, SignInError, UnreachableError


class TwoWaysError(SignInError):
    """Both a service account's key and a person's token are named."""

    message = (
        "The config names two ways to sign in: the key {key_file} and the token {token_file}. Leave one of them. "
        "SHEETSYNC_KEY_FILE and SHEETSYNC_TOKEN_FILE count too."
    )


class ClientFileError(BadKeyFileError):
    """An OAuth client's file where a service account's key is expected."""

    message = (
        "{file} is an OAuth client, not a service account's key. To sign in as yourself with it, run: "
        "sheetsync login --client {file}"
    )


class UserFileError(BadKeyFileError):
    """A person's token where a service account's key is expected."""

    message = "{file} is a person's sign-in, not a service account's key. Name it as token_file in place of key_file."


class NoTokenFileError(NoKeyFileError):
    """The token file that the config names is not there."""

    message = "There is no sign-in in {file}. Make one: sheetsync login --client CLIENT.json"


class BadTokenFileError(BadKeyFileError):
    """The token file is none."""

    message = "{file} is no sign-in that sheetsync made. Make a new one: sheetsync login --client CLIENT.json"


class RevokedError(SignInError):
    """A person's sign-in was withdrawn, or has run out."""

    message = (
        "The sign-in was withdrawn or has run out (Google says: {said}). Sign in again: sheetsync login. If that "
        "happens every 7 days, the consent screen of your Google Cloud project stands in Testing: publish it."
    )


class ClockOffError(SignInError):
    """The machine's clock is so wrong that Google takes its signature for old or not yet valid."""

    message = (
        "Google refused the sign-in because this machine's clock is wrong: it shows {now} UTC. Set the clock (on "
        "Linux: timedatectl set-ntp true) and run again."
    )


class DeadKeyError(SignInError):
    """The key was deleted or replaced in the console, or its account was."""

    message = (
        "Google doesn't know this key any more (it says: {said}). Make a new key for the service account in the Google "
        "Cloud console, IAM & Admin, Service Accounts, Keys, and put it in the old one's place."
    )


class NotDelegatedError(SignInError):
    """The domain's administrator did not allow this account to act for people, or not with these scopes."""

    message = (
        "The service account may not act for {subject}. A Workspace administrator allows it: admin.google.com, "
        "Security, API controls, Domain-wide delegation, with the account's client id and these scopes: {scopes}"
    )


class UnknownSubjectError(SignInError):
    """There is nobody of that address in the domain."""

    message = (
        "Google knows nobody called {subject} in the domain that delegates. Check [google] subject in the config: it "
        "is the address of a person of that domain."
    )


class ClientGoneError(SignInError):
    """The OAuth client was deleted, or its secret changed."""

    message = (
        "Google doesn't know the OAuth client of this sign-in any more (it says: {said}). Make a new one of the type "
        "Desktop app in the Google Cloud console, then run: sheetsync login --client CLIENT.json"
    )


class NarrowSignInError(SignInError):
    """The sign-in does not cover what is needed."""

    message = (
        "This sign-in does not cover spreadsheets (Google says: {said}). Sign in again and tick every box: sheetsync "
        "login"
    )


class OrganisationForbidsError(SignInError):
    """The organisation's administrator forbids this app, or API access."""

    message = (
        "The organisation forbids this sign-in (Google says: {said}). Ask its administrator to trust the app: "
        "admin.google.com, Security, API controls, App access control."
    )


class SignInUnwellError(UnreachableError):
    """The token endpoint kept failing by its own fault, or can't be reached."""

    exit_code: ClassVar[ExitCode] = ExitCode.GOOGLE
    message = "Google's sign-in can't be reached just now: {reason}. Nothing was lost; the next run goes on."
