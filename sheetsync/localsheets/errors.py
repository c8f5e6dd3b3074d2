"""Refusals, as Google words them (the texts are those of recorded answers)."""

from typing import Any

STATUS_CODES = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    409: "ALREADY_EXISTS",
    413: "INVALID_ARGUMENT",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    501: "UNIMPLEMENTED",
    503: "UNAVAILABLE",
}


class ApiError(Exception):
    """A refusal that the client is to see.

    Attributes:
        code: the HTTP status.
        message: Google's sentence.
        status: the canonical code, `INVALID_ARGUMENT` and the like; None leaves it out (Drive's 404).
        details: `error.details` of Sheets, in Google's JSON.
        errors: `error.errors` of Drive, in Google's JSON.
    """

    def __init__(
        self,
        message: str,
        *,
        code: int = 400,
        status: str | None = "",
        details: list[dict[str, Any]] | None = None,
        errors: list[dict[str, Any]] | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = STATUS_CODES.get(code, "UNKNOWN") if status == "" else status
        self.details = details
        self.errors = errors

    def body(self) -> dict[str, Any]:
        """The answer's JSON, in Google's key order."""
        error: dict[str, Any] = {"code": self.code, "message": self.message}
        if self.errors is not None:
            error["errors"] = self.errors
        if self.status is not None:
            error["status"] = self.status
        if self.details is not None:
            error["details"] = self.details
        return {"error": error}

    def prefixed(self, prefix: str) -> "ApiError":
        """The same refusal with words put before its message: `Invalid requests[0].addSheet: `."""
        return ApiError(
            prefix + self.message,
            code=self.code,
            status=self.status,
            details=self.details,
            errors=self.errors,
        )


class PayloadError(ApiError):
    """A body or query that does not fit the schema; its message is never prefixed.

    The details repeat message and field, as Google's `google.rpc.BadRequest` does.
    """

    def __init__(self, violations: list[tuple[str, str]], message: str | None = None) -> None:
        text = "\n".join(description for _, description in violations) if message is None else message
        listed = [
            {"field": field, "description": said} if field else {"description": said} for field, said in violations
        ]
        details = [{"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": listed}]
        super().__init__(text, details=details)

    def prefixed(self, prefix: str) -> "ApiError":  # noqa: ARG002 - the schema is checked before any request runs
        """Itself: Google names the place inside the message."""
        return self


def not_built(what: str) -> ApiError:
    """The honest answer for what Google's discovery document knows and this server does not do."""
    return ApiError(f"{what} is not built into this local server.", code=501)


def spreadsheet_not_found() -> ApiError:
    """Sheets' 404 for an unknown spreadsheet."""
    return ApiError("Requested entity was not found.", code=404)


def no_permission() -> ApiError:
    """Sheets' 403 for a spreadsheet that the caller may not see or change."""
    return ApiError("The caller does not have permission", code=403)


def unparsable_range(text: str) -> ApiError:
    """400 for bad A1 notation and for unknown tabs; `text` is the range as asked."""
    return ApiError(f"Unable to parse range: {text}")


def outside_grid(text: str, rows: int, columns: int) -> ApiError:
    """400 for a range that begins beyond the grid; `text` is the range with its tab."""
    return ApiError(f"Range ({text}) exceeds grid limits. Max rows: {rows}, max columns: {columns}")


def no_grid(sheet_id: int) -> ApiError:
    """400 for a GridRange of an unknown sheet."""
    return ApiError(f"No grid with id: {sheet_id}")


def no_sheet(sheet_id: int) -> ApiError:
    """400 for a sheet id that names no sheet."""
    return ApiError(f"No sheet with id: {sheet_id}")


def too_many_cells() -> ApiError:
    """400 for a grid that would outgrow Google's limit."""
    return ApiError("This action would increase the number of cells in the workbook above the limit of 10000000 cells.")


def drive_error(message: str, *, code: int, reason: str, location: str = "", domain: str = "global") -> ApiError:
    """A refusal of Drive: it adds `errors`, and has no `status`."""
    item = {"message": message, "domain": domain, "reason": reason}
    if location:
        item |= {"location": location, "locationType": "parameter"}
    return ApiError(message, code=code, status=None, errors=[item])


def file_not_found(file_id: str) -> ApiError:
    """Drive's 404."""
    return drive_error(f"File not found: {file_id}.", code=404, reason="notFound", location="fileId")
