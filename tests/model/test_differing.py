from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientjournal.model import differing
from clientjournal.model.differing import Stretch, apart, elided, word_changes

texts = st.text(st.sampled_from("ab \n.陳é[/]"), max_size=40)


@given(texts, texts)
def test_both_texts_can_be_read_off_what_changed(old: str, new: str) -> None:
    changes = word_changes(old, new)
    assert "".join(c.text for c in changes if c.kind != "new") == old
    assert "".join(c.text for c in changes if c.kind != "gone") == new
    assert all(change.text for change in changes)
    assert all(one.kind != other.kind for one, other in pairwise(changes))


OLD = "Chase now, and stop ordering timber for the old job"


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (OLD.replace("old", "new"), ("…timber for the old job", "…timber for the new job")),
        (OLD.replace("timber", "oak"), ("…stop ordering timber…", "…stop ordering oak…")),
        (f"Do {OLD}", ("Chase…", "Do Chase…")),
        (f"{OLD}, until all is paid.", ("…the old job", "…the old job, until all is…")),
        ("", ("Chase now, and stop orderin…", "")),
        ("Chase", ("Chase now, and stop orderin…", "Chase")),
    ],
)
def test_of_two_lines_the_part_that_differs_is_told(new: str, told: tuple[str, str]) -> None:
    assert apart(OLD, new, 28) == told
    assert apart(new, OLD, 28) == told[::-1]


@given(texts, texts)
def test_lines_that_differ_are_told_apart_in_few_letters(old: str, new: str) -> None:
    told = apart(old, new, 28)
    assert max(map(len, told)) <= 28
    assert told[0] != told[1] or old.split() == new.split()


@given(texts)
def test_a_text_that_did_not_change_is_the_same(text: str) -> None:
    assert {change.kind for change in word_changes(text, text)} <= {"same"}


def test_only_the_words_that_changed_are_gone_or_new() -> None:
    assert word_changes("The debt is 60 days old", "The debt is 90 days old") == [
        Stretch("same", "The debt is "),
        Stretch("gone", "60 "),
        Stretch("new", "90 "),
        Stretch("same", "days old"),
    ]
    assert word_changes("陳美玲", "陳大玲")[1:3] == [Stretch("gone", "美"), Stretch("new", "大")]


def test_texts_too_long_to_compare_keep_their_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(differing, "MOST", 8)
    changes = word_changes("a b c d e f", "a x c y e f")
    assert changes == [
        Stretch("same", "a "),
        Stretch("gone", "b c d "),
        Stretch("new", "x c y "),
        Stretch("same", "e f"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (True, False, "word word word word word word word word …"),
        (False, True, "… word word word word word word word word"),
    ],
)
def test_long_stretches_alike_are_left_out(before: bool, after: bool, shown: str) -> None:
    text = " ".join(["word"] * 40)
    assert elided(text, before, after) == shown
    assert elided("short", before, after) == "short"
    both = elided(text, True, True)
    assert both.count("…") == 1 and both.startswith("word") and both.endswith("word")
