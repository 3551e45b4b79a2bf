"""The words that tell where a name begins and ends, and what kind of party bears it."""

# The last noun of an institution's name: "Tourism Association", "Reserve Fund of …".
SUFFIXES = {
    "company": """inc corp corporation co company ltd limited plc llc ag sa se nv gmbh group
        holdings bank airlines airways airline air motors energy technologies industries news media
        motor pharma pharmaceuticals foods lines line railways steel power oil gas petroleum mining
        minerals resources systems labs partners capital insurance health hospital hospitals
        electric cement aerospace biologicals brewery breweries broadcasting wireless
        telecom supermarkets stores hotels ports shipping rail trains water""",
    "body": """ministry department agency bureau commission committee office authority
        parliament senate assembly court police directorate service army navy administration
        treasury secretariat cabinet directorate corps command board""",
    "association": """university union federation association foundation institute fund alliance
        society club league organisation organization institution network coalition
        confederation congress trust campaign church centre center council forum chamber college
        school workers teachers brigade brigades army front academy museum gallery library theatre
        theater orchestra opera guild observatory""",
    "political": "party movement democrats liberals greens socialists conservatives",
    "place": """city county state province region district municipality borough town village
        island islands territory republic""",
}
KINDS = {word: kind for kind, words in SUFFIXES.items() for word in words.split()}
LEGAL_FORMS = frozenset("inc inc. ltd ltd. plc llc sa s.a. a/s a ag gmbh nv".split())

# A name that ends so is that of an instrument or an occasion, which undertakes nothing.
INSTRUMENTS = frozenset(
    """act bill law treaty agreement accord accords pact framework convention protocol declaration
    plan programme program strategy initiative project summit conference dialogue code charter
    resolution budget report scheme memorandum statement partnership compact policy order
    street road river lake bay gulf airport square park stadium cup games day war""".split()
)
# "Ministry of Norway", "Republic of Vanuatu": the state that is named after these acts.
STATE_OFFICES = frozenset(
    """ministry department parliament senate assembly cabinet treasury army navy administration
    court embassy""".split()
)
STYLES = frozenset(
    "republic kingdom commonwealth federation state states government people".split()
)

# Nouns of office: whoever stands before or after one holds it.
OFFICES = frozenset(
    """minister president premier chancellor secretary ambassador spokesman spokeswoman
    spokesperson chief executive ceo chairman chairwoman chair director mayor governor
    senator representative rep. sen. lawmaker mp king queen emir sultan commissioner envoy
    general admiral counterpart negotiator treasurer taoiseach vice-president deputy leader
    founder head speaker adviser advisor administrator superintendent""".split()
)
# Alone, these name nobody: they refer to a party named elsewhere.
GENERIC = frozenset(
    """minister government governments state states city county council party
    house president secretary chairman governor mayor republic country nation nations
    company companies federal national international central general members meeting
    act bill law treaty agreement accord pact framework convention protocol declaration plan
    programme program strategy initiative project summit conference day article section
    chapter paragraph annex page speaker background details impact note source photo sir mr mrs ms
    dr joint steering working
    god christmas easter english internet covid covid-19 north south east west northern southern
    eastern western street road river lake bay gulf mount airport square park
    """.split()
) | frozenset(word for words in SUFFIXES.values() for word in words.split())

SKIPPED = frozenset(
    """january february march april may june july august september october november december
    jan. feb. mar. apr. jun. jul. aug. sept. oct. nov. dec. jan feb mar apr jun jul aug sep sept
    oct nov dec monday tuesday wednesday thursday friday saturday sunday
    mr mrs ms dr mr. mrs. ms. dr. sir lord lady
    """.split()
)
# Foreign particles that join the parts of a name: "Gonzalo Pardo de Vivero".
PARTICLES = frozenset("de la del da do dos das van von der den al el bin di du des le".split())
# "Commission on Presidential Debates", "Centre for Education", "Bank of the South".
COMPLEMENTS = frozenset("of for on".split())
