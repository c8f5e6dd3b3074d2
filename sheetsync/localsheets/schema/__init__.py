"""What Google's discovery documents say of methods, queries and bodies, in a compact form, and checks against it.

`google.json` is made by `python -m sheetsync.localsheets.schema.generate`; its notice is in `NOTICE`.
"""

from sheetsync.localsheets.schema.answered import answered
from sheetsync.localsheets.schema.bodies import check_body, known_part
from sheetsync.localsheets.schema.document import Method, method_places, methods, schema
from sheetsync.localsheets.schema.masks import check_drive_mask, check_sheets_mask, check_update_mask
from sheetsync.localsheets.schema.order import in_order
from sheetsync.localsheets.schema.queries import check_query

__all__ = [
    "Method",
    "answered",
    "check_body",
    "check_drive_mask",
    "check_query",
    "check_sheets_mask",
    "check_update_mask",
    "in_order",
    "known_part",
    "method_places",
    "methods",
    "schema",
]
