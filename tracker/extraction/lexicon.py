"""The words that commitments, and what only looks like them, are told with, by class."""

VERBS = {
    "commit": """pledge vow promise commit undertake agree swear guarantee resolve assure consent
        bind oblige dedicate volunteer concur reaffirm reiterate recommit""",
    "decide": """decide announce plan intend aim confirm order direct approve authorise authorize
        adopt pass instruct opt choose determine unveil introduce launch declare propose offer
        prepare mandate decree allocate earmark budget set enact vote commission award grant
        schedule""",
    "sign": """sign ratify conclude seal strike reach clinch ink initial endorse forge finalise
        finalize negotiate broker hammer enter join accede""",
    "fulfil": """deliver complete fulfil fulfill honour honor meet implement pay disburse transfer
        hand release finish repay achieve comply submit keep carry lift restore reopen""",
    "delay": """delay postpone suspend stall shelve halt freeze extend defer slip pause miss
        push""",
    "break": """withdraw abandon scrap violate breach collapse cancel renege drop quit tear ditch
        revoke rescind terminate repudiate reverse walk dilute water backtrack""",
    "force": "take come apply expire lapse hold remain",
    "demand": """urge call ask demand want press request appeal plead insist recommend advise
        expect encourage invite pressure lobby need require emphasise emphasize stress underline
        underscore""",
    "forecast": """forecast predict project estimate hope fear believe think anticipate assume
        suggest speculate doubt warn threaten seem appear""",
    "talk": """discuss talk consider weigh review examine debate explore study mull visit host
        speak""",
    "act": """provide contribute donate fund finance invest lend spend supply send give deploy
        build buy purchase cut reduce increase raise expand create establish train support double
        triple hire open close ban end stop phase cap limit lower halve eliminate protect develop
        install share publish report remove dismantle free""",
    "say": "say tell add state note write claim argue describe explain reply tweet post",
    "refuse": "refuse decline reject deny oppose dismiss rule",
}

NOUNS = {
    "pledge": """pledge vow promise commitment undertaking guarantee assurance obligation word""",
    "agreement": """agreement deal accord pact truce ceasefire cease-fire treaty memorandum
        contract framework communique communiqué declaration settlement protocol convention
        understanding partnership arrangement compact armistice resolution statement""",
    "plan": """plan target goal aim deadline programme program strategy scheme package budget
        proposal bill law measure policy project initiative ban quota cap moratorium roadmap
        timetable""",
    "event": """talk talks meeting summit discussion negotiation visit trip conversation dialogue
        hearing trial election vote""",
}

# Nouns that stand for a government or for who speaks for one.
OFFICIALS = frozenset(
    """government ministry minister president premier chancellor cabinet administration
    parliament congress senate commission council department agency authority official
    spokesman spokesperson spokeswoman secretary governor mayor leader lawmaker envoy
    ambassador army military navy regulator court""".split()
)

MODALS = frozenset("""will would could should may might must can shall 'll wo ’ll""".split())


def _by_word(classes: dict[str, str]) -> dict[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    for name, listed in classes.items():
        for word in listed.split():
            words[word] = (*words.get(word, ()), name)
    return words


VERB_CLASSES = _by_word(VERBS)
NOUN_CLASSES = _by_word(NOUNS)
