"""An index that serves `F(…).desc(nulls_last=True)` on either database."""

from copy import copy
from typing import Any

from django.db import models


class LatestFirstIndex(models.Index):
    """Its first field descending, with what has no date last: SQLite does so without being told."""

    def create_sql(self, model: Any, schema_editor: Any, using: str = "", **kwargs: Any) -> Any:
        index = copy(self)
        if schema_editor.connection.vendor == "postgresql":
            (name, _order), *others = self.fields_orders
            index.fields_orders = [(name, "DESC NULLS LAST"), *others]
        return super(LatestFirstIndex, index).create_sql(model, schema_editor, using, **kwargs)
