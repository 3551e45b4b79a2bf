"""Which words stand in which commitment and text: small tables that keep linking quick."""

from collections.abc import Iterable, Mapping

from django.db import models
from django.db.models import Count

from tracker.linking.rarity import Rarity, in_news
from tracker.linking.words import stems
from tracker.models.article import Article

ALL = ""  # the row that counts all commitments, for there is no empty word
STEP = 1000


class WordQuerySet(models.QuerySet["Word"]):
    def rarity(self, words: Iterable[str]) -> Rarity:
        """How rare these words are: in news, and in the commitments of this installation."""
        counts = dict(self.filter(text__in=[ALL, *words]).values_list("text", "commitments"))
        return in_news().plus(counts.pop(ALL, 0), counts)

    def recount(self) -> None:
        """Take stock; between two counts the figures grow old, which does no harm."""
        counted = CommitmentWord.objects.values_list("word").annotate(Count("pk")).iterator(STEP)
        found = dict(counted)
        rows = [row for row in self.all() if row.commitments != found.get(row.pk, 0)]
        for row in rows:
            row.commitments = found.get(row.pk, 0)
        self.bulk_update(rows, ["commitments"], batch_size=STEP)
        total = CommitmentWord.objects.aggregate(n=Count("commitment", distinct=True))["n"]
        self.update_or_create(text=ALL, defaults={"commitments": total})


class Word(models.Model):
    """A content word, and in how many commitments it stood at the last count."""

    text = models.CharField(max_length=60, unique=True)
    commitments = models.PositiveIntegerField(default=0)

    objects = WordQuerySet.as_manager()

    def __str__(self) -> str:
        return self.text


class CommitmentWord(models.Model):
    """A word of a commitment's statement or of a mention of it."""

    word = models.ForeignKey(Word, on_delete=models.CASCADE, db_index=False, related_name="+")
    commitment = models.ForeignKey("Commitment", on_delete=models.CASCADE, related_name="words")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="commitment_word_once", fields=["word", "commitment"]),
        ]

    def __str__(self) -> str:
        return f"{self.word_id} in {self.commitment_id}"


def index_words(texts: Mapping[int, str]) -> None:
    """Bring the words of these commitments up to date: their keys, and all that is said of them."""
    wanted = {key: stems(text) for key, text in texts.items()}
    words = frozenset[str]().union(*wanted.values())
    Word.objects.bulk_create((Word(text=text) for text in sorted(words)), ignore_conflicts=True)
    keys = dict(Word.objects.filter(text__in=words).values_list("text", "pk"))
    pairs = {(key, keys[word]) for key, found in wanted.items() for word in found}
    rows = CommitmentWord.objects.filter(commitment__in=texts)
    there = {(row.commitment_id, row.word_id): row.pk for row in rows}
    CommitmentWord.objects.filter(pk__in=[there[pair] for pair in there.keys() - pairs]).delete()
    CommitmentWord.objects.bulk_create(
        (CommitmentWord(commitment_id=c, word_id=w) for c, w in sorted(pairs - there.keys())),
        ignore_conflicts=True,
    )


class ArticleBand(models.Model):
    """One band of an article's MinHash: texts that share one may be the same text."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="bands")
    band = models.PositiveSmallIntegerField()
    value = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="article_band_once", fields=["article", "band"]),
        ]
        indexes = [models.Index(fields=["band", "value"], name="article_band_value")]

    def __str__(self) -> str:
        return f"band {self.band} of {self.article_id}"
