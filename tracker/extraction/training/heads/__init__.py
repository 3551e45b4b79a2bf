"""One module a model: how annotated articles become its examples."""
