from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientjournal.model import differing
from clientjournal.model.differing import Stretch, elided, word_changes

texts = st.text(st.sampled_from("ab \n.陳é[/]"), max_size=40)


@given(texts, texts)
def test_both_texts_can_be_read_off_what_changed(old: str, new: str) -> None:
    changes = word_changes(old, new)
    assert "".join(c.text for c in changes if c.kind != "new") == old
    assert "".join(c.text for c in changes if c.kind != "gone") == new
    assert all(change.text for change in changes)
    assert all(one.kind != other.kind for one, other in pairwise(changes))


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
