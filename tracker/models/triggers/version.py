"""Each write to what pages count renews a token: equal tokens mean equal figures."""

TABLES = (
    *("agreement", "agreementparty", "commitment", "commitment_domains"),
    *("commitmentparty", "domain", "measurement", "outlet", "party", "partyalias", "searchentry"),
    *("statuschange", "target"),
)
# An article shows with the first accepted mention; until then nobody asks for it.
RELABELLED = ("article", "UPDATE OF title, url, outlet_id, published_on")
RENEW = """INSERT INTO tracker_dataversion (slot, token) VALUES ({slot}, {fresh})
  ON CONFLICT (slot) DO UPDATE SET token = excluded.token"""

# A transaction takes a slot that no other one holds, so that writers never wait for each other.
POSTGRESQL = [
    f"""CREATE OR REPLACE FUNCTION tracker_renew_version() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE free integer := 0;
    BEGIN
      WHILE NOT pg_try_advisory_xact_lock(hashtext('tracker_dataversion'), free) LOOP
        free := free + 1;
      END LOOP;
      {RENEW.format(slot="free", fresh="gen_random_uuid()")};
      RETURN NULL;
    END $$"""
] + [
    f"""CREATE OR REPLACE TRIGGER version_{table} AFTER {event} ON tracker_{table}
    FOR EACH STATEMENT EXECUTE FUNCTION tracker_renew_version()"""
    for table, event in [
        *((table, "INSERT OR UPDATE OR DELETE OR TRUNCATE") for table in TABLES),
        RELABELLED,
    ]
]
SQLITE = [
    f"""CREATE TRIGGER version_{table}_{event[:6]} AFTER {event} ON tracker_{table}
    BEGIN {RENEW.format(slot=0, fresh="hex(randomblob(16))")}; END"""
    for table, event in [
        *((table, event) for table in TABLES for event in ("INSERT", "UPDATE", "DELETE")),
        RELABELLED,
    ]
]


def statements(kind: str) -> list[str]:
    return POSTGRESQL if kind == "postgresql" else SQLITE
