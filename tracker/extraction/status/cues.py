"""The verbs and phrases that hint at a status. Hints only: the trained model weighs them."""

import re
from collections.abc import Iterator

# By the status that a verb's past tense would report; a particle is joined on: "put_off".
VERBS = {
    "proposed": """propose offer suggest float table draft consider weigh envisage envision
        contemplate recommend introduce mull submit negotiate put_forward seek file sponsor
        circulate study explore examine petition favour favor call""",
    "pledged": """pledge vow promise commit undertake announce guarantee assure unveil plan intend
        aim pencil tell say confirm insist reiterate declare decide target mean earmark allocate
        order resolve approve instruct direct mobilise mobilize set_aside""",
    "agreed": """agree concur settle strike reach hammer haggle broker work_out conclude
        compromise reaffirm thrash_out clinch accept decide endorse adopt launch
        recommit consent seal""",
    "signed": """sign ink initial contract exchange co-sign countersign sign_up sign_off seal
        append enter cement""",
    "in_force": """ratify enact apply bind oblige require prohibit forbid prescribe entitle govern
        bar hold replace supersede enforce mandate extend renew charge accede stipulate
        regulate suspend ban""",
    "in_progress": """begin start continue proceed advance install deploy draw roll roll_out build
        spend move deliver carry_out implement expand progress test train send carry phase_in
        step_up accelerate work recruit audit wind_down restore run break""",
    "fulfilled": """deliver complete fulfil fulfill honour honor meet pay disburse repay achieve
        comply submit keep finish hand_over make_good live_up release repeal lift open reopen
        switch_off switch_on retire halve inaugurate switch transfer return publish host go
        stand top exceed reach close appoint pay_out pay_off arrive free hold cover""",
    "delayed": """delay postpone defer stall shelve slip miss lag drag adjourn put_off push_back
        hold_up put_back hold_back freeze suspend halt pause await slow lapse extend block
        withhold fall_behind run_late set_back idle languish move_back wait bog_down sit hang
        ask remain reschedule""",
    "broken": """abandon scrap drop ditch renege withdraw breach violate revoke rescind terminate
        repudiate reverse cancel quit tear backtrack collapse kill retire bury axe cut dilute
        weaken disregard ignore flout unravel break betray exit jettison forswear pull_out
        walk_away walk_out walk_back back_out back_down tear_up call_off give_up fall_apart
        go_back back_away throw_out water_down wind_up sell_off strike_down denounce overturn
        nullify undo shell fail close vanish disappear shred pull row_back end stop die fizzle
        defy infringe trample transgress""",
    "expired": "expire lapse end run_out elapse wind_up cease terminate",
}

# Turns of phrase, as patterns over lower-case text, one a line or between bars.
PHRASES = {
    "proposed": r"""
        \b(?:bill|draft|proposal|offer)s?\b | \bproposed\b | \bis offering\b
        \b(?:ready|willing|prepared|open) to\b | \bwould\b | \bcould\b | \bsought\b
        \bunder (?:discussion|consideration|negotiation) | \btalks (?:on|about)\b
        \bin return for\b
        \bthe (?:senate|house|committee)(?:'s)? (?:version|measure|bill|plan) | \bcounter-?offer
        \bif (?:approved|passed|adopted|elected|re-elected)\b | \bblueprint
        \b(?:white|green) paper\b
        \bput to a vote\b | \bconsultation\b | \bnegotiating (?:text|position)
        """,
    "pledged": r"""
        \bwill\b | \bwon't\b | 'll\b | \b(?:pledge|vow|promise)[sd]?\b | \bvowed\b
        \b(?:going|plans?|intends?) to\b | \b(?:target|goal)\b | \b(?:is|are) to\b | \bannounc\w+
        \bset aside\b | \b(?:unchanged|untouched)\b | \bstands? by\b
        """,
    "agreed": r"""
        \b(?:both|two|three|four|five) (?:sides?|leaders|countries|governments|parties)\b
        \b(?:both|two|three|four|five) (?:ministers|partners|nations|presidents)\b
        \b(?:each other|one another)\b | \bjoint(?:ly)?\b | \bthe (?:sides|parties)\b
        \b(?:all|both) (?:agreed|undertake|commit)\b | \beach (?:side|country|party)\b
        \bsettlements?\b | \bagree(?:s|d|ing)?\b | \bmutual\w*\b | \bbilateral\b | \bcoalition\b
        \b(?:reach|struck|strike)\w* (?:\w+ ){0,3}(?:deal|agreement|accord|pact|truce)
        \b(?:reach|struck|strike)\w* (?:\w+ ){0,3}(?:compromise|understanding|settlement)
        \bin principle\b | \bcommuniqu[eé] | \b(?:members|allies|participants|delegations)\b
        \bfor (?:its|their|his|her) part\b | \bin (?:return|exchange)\b | \bstaff-level\b
        \bpreliminary (?:agreement|deal|terms|memorandum)\b | \btentative\b | \bterm sheet\b
        \btogether\b | \bpartners\b
        """,
    "signed": r"""
        \bsign(?:s|ed|ing)?\b | \bsignator(?:y|ies)\b | \bsignatures?\b | \b(?:inked|initialled)\b
        \bcontract(?:s|ed)?\b | \bnotes (?:were |was )?exchanged\b | \bmemorandum\b
        \bput (?:their|its|his|her) names?\b
        """,
    "in_force": r"""
        \b(?:took|takes?|taken|taking) (?:effect|hold)\b | \binto (?:force|effect|law)\b
        \bin (?:force|effect)\b | \bentry into force\b | \bratif(?:y|ies|ied|ication)\b
        \bsigned (?:\w+ ){0,4}(?:bill|legislation|act|law)\b | \b(?:laws?|regulations?|decrees?)\b
        \bunder (?:an?|the) (?:\w+ ){0,3}(?:law|act|treaty|convention|decree)\b
        \bunder (?:an?|the) (?:\w+ ){0,3}(?:rule|statute|order|ban)\b
        \bstatut(?:e|es|ory)\b | \bexecutive order\b | \bsince (?:last|\d{4}|the start)
        \bsince (?:january|february|march|april|may|june|july|august)
        \bsince (?:september|october|november|december) | \bconvention\b
        \b(?:now|currently) (?:requires?|obliges?|binds?|charges?|bars?|bans?)\b
        \bobliges?\b | \bbound\b | \bbinds?\b | \b(?:from|as of) today\b | \b(?:as of|at) midnight\b
        \blargely held\b | \b(?:is holding|has held|holds)\b | \b(?:cease-?fire|truce|armistice)\b
        \beffective (?:immediately|today|from)\b | \bdates? (?:from|back to)\b
        \b(?:19|20)\d\d (?:treaty|agreement|accord|law|pact|deal|convention|act)\b
        \b(?:treaty|agreement|accord|law|pact|deal|convention|act) of (?:19|20)\d\d\b
        """,
    "in_progress": r"""
        \bunder ?way\b | \b(?:so far|by now|already|to date)\b | \bon (?:track|schedule|course)\b
        \b(?:has|have) (?:begun|started)\b | \b(?:began|started|starting) (?:to|work|construction)\b
        \b(?:is|are) being\b | \bwork (?:on|has|is)\b | \bunder construction\b | \bhalf-?way\b
        \bahead of\b | \bin progress\b | \bongoing\b | \bcontinu(?:e|es|ed|ing)\b | \bgradually\b
        \bfirst (?:batch|group|phase|instal?lment|tranche|convoy|shipment|delivery)\b
        \bof which\b | \bstep by step\b | \bup from\b | \bcurrently\b
        \bphas(?:ed|ing) (?:in|out)\b
        \bmore than half\b | \bis keeping\b | \bbeing carried out\b | \bthe rest\b | \bremaining\b
        \bcompl(?:ied|ying)\b | \brolled out\b | \b(?:has|have) until\b
        """,
    "fulfilled": r"""
        \bas (?:promised|agreed|planned|pledged|required|announced|foreseen)\b | \bin full\b
        \bon time\b | \bahead of schedule\b | \bmade good\b | \blived up to\b | \bdelivere?[sd] on\b
        \bkept (?:its|their|his|her|our|the) (?:word|promises?|pledges?)\b | \bpromise kept\b
        \bas (?:\w+ ){1,4}(?:had|has|have) (?:said|promised|pledged|undertaken|told|agreed|vowed)\b
        \b(?:it|they|he|she|we) had (?:said|promised|pledged|vowed) (?:it|they|he|she|we) would\b
        \b(?:was|were|been) (?:met|paid|completed|delivered|kept|honou?red|lifted|repealed)\b
        \bfulfill?(?:ed|s|ing|ment)?\b | \bcompleted\b | \bdelivered\b | \bto the last\b
        \b(?:just|exactly) as\b | \bin line with\b | \bduly\b | \bthe last of\b | \bopened on\b
        \bfinal (?:instal?lment|tranche|payment|delivery|batch|convoy)\b
        \bmet (?:its|their|the|that) (?:deadline|target|goal|pledge|promise|commitment)\b
        """,
    "partly_fulfilled": r"""
        \bpart(?:ly|ially)\b | \bhalf\b | \bshort(?:fall)?(?: of)?\b | \bonly (?:\w+ ){0,3}of\b
        \ball but\b | \bthree quarters\b | \bpart of (?:the|its|what)\b | \bmost(?:ly| of)\b
        \bin part\b | \b\d[\d,.]* (?:of|out of) (?:the )?\d[\d,.]* | \bbut not\b | \bexcept\b
        \b(?:fewer|less) than\b | \bbarely\b | \bnot all\b
        """,
    "delayed": r"""
        \bdelay(?:s|ed|ing)?\b | \bpostpon\w+ | \bput (?:off|back)\b | \bpushed back\b
        \b(?:put )?on (?:hold|ice)\b | \bbehind schedule\b | \blate\b | \boverdue\b | \byet to\b
        \bnot yet\b | \bstill (?:not|to|has|have|await\w*|wait\w*|missing|un\w+)\b | \brescheduled\b
        \b(?:has|have|had)(?:n't| not)\b | \bstall(?:s|ed)?\b | \bsuspen(?:ds?|ded|sion)\b
        \bfroze(?:n)?\b | \bheld (?:up|back)\b | \bmissed\b | \bstuck\b | \bin limbo\b
        \b(?:was|were) (?:to|due|supposed|meant|originally)\b | \b(?:ought to|should) have\b
        \bslip(?:s|ped|ping)?\b | \bmov(?:es|ed) from\b | \bpaid only\b
        \binstead of (?:19|20)\d\d\b
        \bonly (?:\S+ ){0,4}(?:paid|delivered|built|arrived|released|disbursed)\b | \barrears\b
        \bbacklog\b | \bunpaid\b | \blong-(?:delayed|awaited|promised|stalled)\b | \bpending\b
        \bnever (?:came|arrived|materiali[sz]ed)\b | \b(?:years?|months?|weeks?|decade) late[r]?\b
        \bno sign of\b | \boriginally\b | \bwithout a date\b | \bindefinitely\b
        \bshelv(?:e|ed|ing)\b
        \bdeadline (?:passed|slipped|came|expired|was missed)\b | \bawait(?:s|ed|ing)\b
        """,
    "broken": r"""
        \bno longer\b | \bafter all\b | \binstead(?: of)?\b | \b(?:dead|gone|void)\b | \bdespite\b
        \bscrap(?:s|ped|ping)?\b | \babandon(?:s|ed|ing)?\b | \bdrop(?:s|ped|ping)?\b
        \bditch(?:es|ed|ing)?\b | \bin (?:breach|violation|defiance) of\b | \bbreach(?:es|ed|ing)?\b
        \bviolat(?:e|es|ed|ing|ion|ions)\b | \bwithdr(?:aw|aws|awn|ew|awal|awing)\b
        \bpull(?:s|ed|ing)? out\b | \bwalk(?:s|ed|ing)? (?:away|out|back)\b | \bu-turn\b
        \bback(?:s|ed|ing)? (?:out|down|away)\b | \brow(?:s|ed|ing)? back\b | \breneg\w+
        \bbroke(?:n)?\b | \bbreak(?:s|ing)\b | \bnever\b | \bnot one\b | \bneither\b
        \bcollaps(?:e|es|ed)\b | \bcancel(?:s|led|ed|ling)?\b | \bterminat\w+ | \brevok\w+
        \brevers(?:e|es|ed|al|ing)\b | \brescind\w* | \bt(?:ore|ears?|orn) up\b | \bg[ai]ven? up\b
        \bfell apart\b | \bunravel\w* | \bcame and went\b | \bwent back on\b | \bout of reach\b
        \bquit(?:s|ting)?\b | \bwater(?:s|ed)? down\b | \bdilut\w+
        \blower(?:s|ed) (?:its|the|their)\b
        \b(?:had|having|once) (?:promised|pledged|vowed|said|ruled out|sworn|undertaken)\b
        \baccus(?:e|es|ed|ing)\b | \bfail(?:s|ed|ing|ure)?\b | \bwithout (?:having|ever)\b
        \blet alone\b | \b(?:was|were) to have\b | \bpromised (?:\w+ ){0,6}(?:but|yet)\b
        \bstruck down\b | \bnot going to happen\b | \bbacktrack\w*
        """,
    "expired": r"""
        \bexpir(?:e|es|ed|y|ing)\b | \blaps(?:e|es|ed|ing)\b | \br[au]n (?:out|its course)\b
        \bended (?:on|in|last|at)\b | \bwas not renewed\b | \bpredecessor\b | \breplaces?\b
        """,
}


def compiled(forms: str) -> re.Pattern[str]:
    return re.compile("|".join(re.split(r"\s*\n\s*|\s+\|\s+", forms.strip())))


FORMS = {status: compiled(forms) for status, forms in PHRASES.items()}


def _by_verb() -> dict[str, tuple[str, ...]]:
    hints: dict[str, tuple[str, ...]] = {}
    for status, verbs in VERBS.items():
        for verb in dict.fromkeys(verbs.split()):
            hints[verb] = (*hints.get(verb, ()), status)
    return hints


HINTS = _by_verb()


def phrases(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Each phrase found in lower-case text, with the status that it hints at."""
    for status, form in FORMS.items():
        for match in form.finditer(text):
            yield status, match
