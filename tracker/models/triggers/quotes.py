"""What a check constraint cannot say, because it looks at two tables or at the row before.

A quote is the words that stand at its place in the article, and an article's text never changes.
"""

QUOTE_DIFFERS = (
    '(SELECT substr(text, new.start + 1, new."end" - new.start) FROM tracker_article'
    " WHERE id = new.article_id) <> new.quote"
)

SQLITE = [
    f"""CREATE TRIGGER mention_quote_{event} BEFORE {event} ON tracker_mention
    WHEN {QUOTE_DIFFERS}
    BEGIN SELECT RAISE(ABORT, 'mention_quote_holds'); END"""
    for event in ("INSERT", "UPDATE")
] + [
    """CREATE TRIGGER article_text_stays BEFORE UPDATE OF text ON tracker_article
    WHEN new.text <> old.text
    BEGIN SELECT RAISE(ABORT, 'article_text_stays'); END"""
]

POSTGRESQL = [
    f"""CREATE OR REPLACE FUNCTION mention_quote_holds() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF {QUOTE_DIFFERS} THEN
        RAISE EXCEPTION 'mention_quote_holds' USING ERRCODE = 'check_violation';
      END IF;
      RETURN new;
    END $$""",
    """CREATE OR REPLACE TRIGGER mention_quote BEFORE INSERT OR UPDATE ON tracker_mention
    FOR EACH ROW EXECUTE FUNCTION mention_quote_holds()""",
    """CREATE OR REPLACE FUNCTION article_text_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'article_text_stays' USING ERRCODE = 'check_violation';
    END $$""",
    """CREATE OR REPLACE TRIGGER article_text BEFORE UPDATE OF text ON tracker_article
    FOR EACH ROW WHEN (new.text IS DISTINCT FROM old.text) EXECUTE FUNCTION article_text_stays()""",
]

STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
