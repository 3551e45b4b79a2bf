"""The vocabulary of the tracker: everybody else imports it from here."""

from tracker.models.agreement import (
    Agreement,
    AgreementParty,
    AgreementRole,
    Instrument,
    Lineage,
)
from tracker.models.article import Article, ExtractionState, Outlet, digest
from tracker.models.commitment import (
    DUE_SOON,
    SILENT_AFTER,
    Commitment,
    CommitmentParty,
    Comparator,
    Measurement,
    Precision,
    Role,
    Target,
)
from tracker.models.correction import Correction, CorrectionState
from tracker.models.decision import Decision, LinkOutcome, Verdict
from tracker.models.domain import Domain
from tracker.models.import_run import ImportProblem, ImportRun
from tracker.models.link import ProposedLink
from tracker.models.mention import URGENCY, Mention, ReviewState, importance
from tracker.models.moment import Moment, current_day, current_moment
from tracker.models.naming import Naming, index_names
from tracker.models.party import AliasKind, Party, PartyAlias, PartyKind
from tracker.models.past import looking_back
from tracker.models.ranking import Ranker, Ranking
from tracker.models.reshaping import Reshaping, ReshapingKind
from tracker.models.search import SearchEntry
from tracker.models.status import CODES, OPEN, Fulfilment, Stage, StatusChange, Tracked
from tracker.models.suggestion import Concern, StatusSuggestion, SuggestionState
from tracker.models.version import DataVersion, Memory, data_version
from tracker.models.words import ArticleBand, CommitmentWord, Word

__all__ = [
    "CODES",
    "DUE_SOON",
    "OPEN",
    "SILENT_AFTER",
    "URGENCY",
    "Agreement",
    "AgreementParty",
    "AgreementRole",
    "AliasKind",
    "Article",
    "ArticleBand",
    "Commitment",
    "CommitmentParty",
    "CommitmentWord",
    "Comparator",
    "Concern",
    "Correction",
    "CorrectionState",
    "DataVersion",
    "Decision",
    "Domain",
    "ExtractionState",
    "Fulfilment",
    "ImportProblem",
    "ImportRun",
    "Instrument",
    "Lineage",
    "LinkOutcome",
    "Measurement",
    "Memory",
    "Mention",
    "Moment",
    "Naming",
    "Outlet",
    "Party",
    "PartyAlias",
    "PartyKind",
    "Precision",
    "ProposedLink",
    "Ranker",
    "Ranking",
    "Reshaping",
    "ReshapingKind",
    "ReviewState",
    "Role",
    "SearchEntry",
    "Stage",
    "StatusChange",
    "StatusSuggestion",
    "SuggestionState",
    "Target",
    "Tracked",
    "Verdict",
    "Word",
    "current_day",
    "current_moment",
    "data_version",
    "digest",
    "importance",
    "index_names",
    "looking_back",
]
