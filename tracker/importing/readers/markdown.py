"""Markdown files: the fields stand in YAML before the text."""

from collections.abc import Iterator
from pathlib import Path

import frontmatter
import yaml

from tracker.importing.raw import Options, RawArticle, Refused, UnreadableError, article_of
from tracker.importing.readers.whole import read_whole


def read_markdown(path: Path, options: Options) -> Iterator[RawArticle | Refused]:
    """One article; its text is what follows the front matter, as it stands."""
    content = read_whole(path, options.max_text)
    try:
        fields, text = frontmatter.parse(content)
    except (yaml.YAMLError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise UnreadableError(f"the front matter cannot be read: {reason}") from error
    yield article_of({**fields, "text": text}, options, file=str(path))
