"""QUERY: rows chosen, grouped and put in order by a text in Google's query language. Pure."""

from sheetsync.localsheets.formulas.query.running import columns_of, query

__all__ = ["columns_of", "query"]
