"""The figures as drawings for a page."""

from __future__ import annotations

from xml.etree import ElementTree

from clientjournal.export.figures_svg import Drawing, drawings
from clientjournal.insights.figures import figures_of
from clientjournal.journal import Journal
from clientjournal.model.documents import checked
from clientjournal.model.practice import Practice
from clientjournal.model.words import Reaction
from tests.making import TODAY, advice, client, moment, promise

HOSTILE = "<script>alert(1)</script>&\"'"


def drawn(held: Practice) -> dict[str, Drawing]:
    return {one.title: one for one in drawings(figures_of(held), held)}


def words_of(drawing: Drawing) -> str:
    return " ".join(ElementTree.fromstring(drawing.svg).itertext())


def test_a_client_with_nothing_has_no_drawing() -> None:
    assert drawn(Practice.of([client(id=1)], TODAY)) == {}


def test_the_drawings_of_a_practice_say_its_counts(sample: Journal) -> None:
    found = drawn(sample.practice())
    assert list(found) == [
        "Your line",
        "Both ends",
        "Said and unsaid",
        "Advice against, and what came of it",
        "Advice followed",
        "Consequences",
    ]
    text = ElementTree.fromstring(found["Both ends"].svg).iter("text")
    said = [element.text for element in text]
    assert said[1:4] == ["mine", "6 of 9", "35\N{EN DASH}88%"]
    circles = ElementTree.fromstring(found["Both ends"].svg).findall("circle")
    assert len(circles) == 2


def test_a_bar_is_as_long_as_its_count() -> None:
    kept = [promise(id=n, state="kept") for n in range(1, 4)]
    records = [client(id=1), *kept, promise(id=4, state="missed")]
    svg = drawn(Practice.of(map(checked, records), TODAY))["Both ends"].svg
    lines = ElementTree.fromstring(svg).findall("line")
    lengths = {
        line.get("class"): float(line.get("x2", "")) - float(line.get("x1", "")) for line in lines
    }
    assert lengths["good"] == 3 * lengths["bad"]


def test_nobodys_text_is_in_a_drawing_and_paper_has_its_own_word() -> None:
    records = [
        client(name=HOSTILE, id=1),
        *[moment(id=n, saw=HOSTILE, said=HOSTILE, reaction="dirty look") for n in range(1, 5)],
        moment(id=5, saw=HOSTILE, spoke=False, unsaid_because=HOSTILE),
        promise(id=1, text=HOSTILE, state="kept"),
        advice(id=1, advice=HOSTILE, decision="declined", cost=5, currency="GBP"),
    ]
    found = drawn(Practice.of(map(checked, records), TODAY))
    for drawing in found.values():
        said = words_of(drawing) + drawing.svg + drawing.note + "".join(drawing.says)
        assert "script" not in said and "alert" not in said
        assert Reaction.DIRTY_LOOK.label not in said.lower()
    assert "thanked / neutral / not welcomed" in words_of(found["Your line"])
