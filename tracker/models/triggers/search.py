"""What can be searched, kept right in the transaction of every write that changes it.

Each commitment has an entry: its statement, the names of its parties and of its agreement, and its
accepted quotes. An event names the commitments whose entries are then made anew. Whether readers
may see a commitment at all is asked of the commitment, here as everywhere.
"""

# A longer vector is more than PostgreSQL takes, and nobody searches the thousandth quote.
LONGEST = 200_000
SEPARATOR = 30  # the ASCII code for it: between two quotes
COLUMNS = ("statement", "names", "quotes")

ENTRIES = f"""
  SELECT c.id, c.statement,
    coalesce((SELECT {{join}}(said, {{chr}}(10)) FROM (
      SELECT p.name AS said FROM tracker_party p WHERE p.id IN (
        SELECT party_id FROM tracker_commitmentparty WHERE commitment_id = c.id)
      UNION SELECT a.text FROM tracker_partyalias a
        WHERE a.kind IN ('name', 'acronym') AND a.party_id IN (
          SELECT party_id FROM tracker_commitmentparty WHERE commitment_id = c.id)
      UNION SELECT g.title FROM tracker_agreement g
        WHERE g.id = c.agreement_id AND g.published_at IS NOT NULL
      UNION SELECT g.short_title FROM tracker_agreement g
        WHERE g.id = c.agreement_id AND g.published_at IS NOT NULL
    ) AS named), ''),
    coalesce(substr((SELECT {{join}}(quote, {{chr}}({SEPARATOR})) FROM (
      SELECT quote FROM tracker_mention
      WHERE commitment_id = c.id AND review_state = 'accepted' ORDER BY id
    ) AS quoted), 1, {LONGEST}), '')
  FROM tracker_commitment c"""
DIALECTS = {
    "postgresql": {"join": "string_agg", "chr": "chr"},
    "sqlite": {"join": "group_concat", "chr": "char"},
}
INSERT = f"INSERT INTO tracker_searchentry (commitment_id, {', '.join(COLUMNS)})"

OF_PARTY = "SELECT commitment_id FROM tracker_commitmentparty WHERE party_id ="
OF_AGREEMENT = "SELECT id FROM tracker_commitment WHERE agreement_id ="
# Table, event, the columns that matter, and whose entries change.
EVENTS = [
    ("commitment", "INSERT", (), "SELECT new.id"),
    ("commitment", "UPDATE", ("statement", "agreement_id"), "SELECT new.id"),
    ("commitment", "DELETE", (), "SELECT old.id"),
    ("mention", "INSERT", (), "SELECT new.commitment_id"),
    (
        "mention",
        "UPDATE",
        ("commitment_id", "quote", "review_state"),
        "SELECT old.commitment_id UNION SELECT new.commitment_id",
    ),
    ("mention", "DELETE", (), "SELECT old.commitment_id"),
    ("commitmentparty", "INSERT", (), "SELECT new.commitment_id"),
    (
        "commitmentparty",
        "UPDATE",
        ("commitment_id", "party_id"),
        "SELECT old.commitment_id UNION SELECT new.commitment_id",
    ),
    ("commitmentparty", "DELETE", (), "SELECT old.commitment_id"),
    ("party", "UPDATE", ("name",), f"{OF_PARTY} new.id"),
    ("partyalias", "INSERT", (), f"{OF_PARTY} new.party_id"),
    (
        "partyalias",
        "UPDATE",
        ("party_id", "text", "kind"),
        f"{OF_PARTY} old.party_id UNION {OF_PARTY} new.party_id",
    ),
    ("partyalias", "DELETE", (), f"{OF_PARTY} old.party_id"),
    ("agreement", "UPDATE", ("title", "short_title", "published_at"), f"{OF_AGREEMENT} new.id"),
]

POSTGRESQL = [
    # Two editors may add quotes to one commitment at once: the second waits, and then reads again.
    f"""CREATE OR REPLACE FUNCTION tracker_search_renew(keys bigint[]) RETURNS void
    LANGUAGE plpgsql AS $$
    BEGIN
      IF array_remove(keys, NULL) = '{{}}' THEN RETURN; END IF;
      PERFORM FROM tracker_commitment WHERE id = ANY(keys) ORDER BY id FOR NO KEY UPDATE;
      DELETE FROM tracker_searchentry WHERE commitment_id = ANY(keys);
      {INSERT} {ENTRIES.format(**DIALECTS["postgresql"])} WHERE c.id = ANY(keys);
    END $$"""
]

# The tables keep the texts, FTS5 only the index: it is told what to forget and what to add.
WAYS = ("INSERT", "UPDATE", "DELETE")
INDEXES = [
    ("tracker_search", "tracker_searchentry", "commitment_id", COLUMNS),
    ("tracker_titles", "tracker_article", "id", ("title",)),
]


def refill(kind: str) -> list[str]:
    """Make every entry anew, after writes without triggers."""
    filled = ["DELETE FROM tracker_searchentry", f"{INSERT} {ENTRIES.format(**DIALECTS[kind])}"]
    rebuilt = [f"INSERT INTO {index}({index}) VALUES ('rebuild')" for index, *_of in INDEXES]
    return filled + (rebuilt if kind == "sqlite" else [])


def statements(kind: str) -> list[str]:
    if kind == "postgresql":
        return POSTGRESQL + [made for event in EVENTS for made in _on_postgresql(*event)]
    kept = [made for index in INDEXES for made in _indexing(*index)]
    return kept + [_on_sqlite(*event) for event in EVENTS]


def removal(kind: str) -> list[str]:
    """Take away the triggers on the tables that entries are made of; and of the index itself."""
    names = [(f"search_{table}_{event}", f"tracker_{table}") for table, event, *_rest in EVENTS]
    if kind == "postgresql":
        return [f"DROP TRIGGER {name} ON {table}" for name, table in names]
    ours = names + [(f"{index}_{way}", "") for index, *_of in INDEXES for way in WAYS]
    return [f"DROP TRIGGER {name}" for name, _table in ours]


def _indexing(index: str, table: str, key: str, columns: tuple[str, ...]) -> list[str]:
    old, new = (", ".join(f"{row}.{name}" for name in (key, *columns)) for row in ("old", "new"))
    names = ", ".join(("rowid", *columns))
    forget = f"INSERT INTO {index}({index}, {names}) VALUES ('delete', {old});"
    add = f"INSERT INTO {index}({names}) VALUES ({new});"
    changed = _if_changed(columns, "IS NOT")
    return [
        f"CREATE TRIGGER {index}_INSERT AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {index}_DELETE AFTER DELETE ON {table} BEGIN {forget} END",
        f"CREATE TRIGGER {index}_UPDATE AFTER UPDATE ON {table} {changed} BEGIN {forget} {add} END",
    ]


def _on_sqlite(table: str, event: str, columns: tuple[str, ...], keys: str) -> str:
    entries = ENTRIES.format(**DIALECTS["sqlite"])
    return f"""CREATE TRIGGER search_{table}_{event} AFTER {event} ON tracker_{table}
    {_if_changed(columns, "IS NOT")}
    BEGIN
      DELETE FROM tracker_searchentry WHERE commitment_id IN ({keys});
      {INSERT} {entries} WHERE c.id IN ({keys});
    END"""


def _on_postgresql(table: str, event: str, columns: tuple[str, ...], keys: str) -> tuple[str, str]:
    name = f"search_{table}_{event}"
    function = f"""CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM tracker_search_renew(ARRAY({keys}));
      RETURN NULL;
    END $$"""
    trigger = f"""CREATE OR REPLACE TRIGGER {name} AFTER {event} ON tracker_{table}
    FOR EACH ROW {_if_changed(columns, "IS DISTINCT FROM")} EXECUTE FUNCTION {name}()"""
    return function, trigger


def _if_changed(columns: tuple[str, ...], differs_from: str) -> str:
    """Saving a row writes all its columns: most writes change none of these."""
    changed = (f"old.{column} {differs_from} new.{column}" for column in columns)
    return f"WHEN ({' OR '.join(changed)})" if columns else ""
