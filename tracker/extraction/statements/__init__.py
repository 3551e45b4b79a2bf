"""A commitment's one line: which verb it tells, who acts, which words are left out."""
