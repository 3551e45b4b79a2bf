"""Rows as plain data, and plain data as CSV, JSON, Atom and iCalendar."""
