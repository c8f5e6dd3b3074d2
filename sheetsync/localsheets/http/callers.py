"""Who a caller is: by the token it sends, as a test has said; everybody else is one and the same person."""

from sheetsync.localsheets.errors import ApiError

DEFAULT_CALLER = "user@example.com"


class Callers:
    """Tokens and the addresses behind them."""

    def __init__(self) -> None:
        self._addresses: dict[str, str] = {}
        self._refused: set[str] = set()

    def know(self, token: str, address: str) -> None:
        """From now on the bearer of this token is that person."""
        self._addresses[token] = address

    def refuse(self, token: str) -> None:
        """From now on this token is expired (401)."""
        self._refused.add(token)

    def caller(self, authorization: str) -> str:
        """The address of who sends this `Authorization` header; the default one without or for unknown tokens.

        Raises:
            ApiError: 401 for a refused token.
        """
        token = authorization.removeprefix("Bearer ").strip()
        if token in self._refused:
            raise bad_token()
        return self._addresses.get(token, DEFAULT_CALLER)


def bad_token() -> ApiError:
    """Google's 401."""
    message = (
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid "
        "authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project."
    )
    item = {
        "message": "Invalid Credentials",
        "domain": "global",
        "reason": "authError",
        "location": "Authorization",
        "locationType": "header",
    }
    return ApiError(message, code=401, errors=[item])
