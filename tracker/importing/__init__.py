"""Where text, rules and rows meet: articles in, candidates stored."""
