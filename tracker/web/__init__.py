"""The pages: urls, views and what templates need."""
