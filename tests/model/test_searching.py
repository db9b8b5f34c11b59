"""The search over folded blocks against the plain meaning of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clientjournal.model import searching
from clientjournal.model.searching import Index, Key

TEXT = st.text("ab c", max_size=6)
ITEM = st.tuples(st.integers(1, 5), TEXT)


def plainly(items: dict[Key, tuple[int, str]], words: list[str]) -> list[Key]:
    """Give the records that hold all words, newest first, the slow way."""
    hits = [key for key, (_, text) in items.items() if all(word in text for word in words)]
    return sorted(hits, key=lambda key: (-items[key][0], key)) if words else []


@given(
    first=st.lists(ITEM, max_size=12),
    later=st.lists(st.tuples(st.integers(1, 15), st.none() | ITEM), max_size=8),
    words=st.lists(st.sampled_from(["a", "b", "ab", "ba", "c", "abc"]), max_size=3),
)
def test_blocks_find_what_is_there_after_any_changes(
    first: list[tuple[int, str]],
    later: list[tuple[int, tuple[int, str] | None]],
    words: list[str],
) -> None:
    items: dict[Key, tuple[int, str]] = {("advice", n): item for n, item in enumerate(first, 1)}
    size, searching.BLOCK = searching.BLOCK, 3
    try:
        index = Index((day, key, text) for key, (day, text) in items.items())
    finally:
        searching.BLOCK = size
    for number, item in later:
        key = ("advice", number)
        if item is None:
            items.pop(key, None)
            index.remove(key)
        else:
            items[key] = item
            index.put(item[0], key, item[1])
    assert list(index.find(words)) == plainly(items, words)


def test_a_word_is_not_found_across_two_records() -> None:
    index = Index([(1, ("advice", 1), "over"), (1, ("advice", 2), "draft")])
    assert list(index.find(["overdraft"])) == []
    assert list(index.find(["over"])) == [("advice", 1)]


def test_an_index_wears_out_with_changes() -> None:
    index = Index([])
    assert not index.is_worn
    for number in range(searching.BLOCK + 1):
        index.put(1, ("advice", number), "x")
    assert index.is_worn
