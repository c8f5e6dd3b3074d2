"""The add-on: the sidebar of a Google sheet, answered over HTTP with the rights of whoever opened it."""
