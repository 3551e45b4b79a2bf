"""Which words stand in which commitment and text: small tables that keep linking quick."""

from django.db import models

from tracker.models.article import Article
from tracker.models.commitment import Commitment


class Word(models.Model):
    """A content word, and in how many commitments it stood at the last count."""

    text = models.CharField(max_length=60, unique=True)
    commitments = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.text


class CommitmentWord(models.Model):
    """A word of a commitment's statement or of a mention of it."""

    word = models.ForeignKey(Word, on_delete=models.CASCADE, db_index=False, related_name="+")
    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="words")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="commitment_word_once", fields=["word", "commitment"]),
        ]

    def __str__(self) -> str:
        return f"{self.word_id} in {self.commitment_id}"


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
