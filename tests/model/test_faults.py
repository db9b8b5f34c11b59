"""A fault of the program is said without a word of the journal."""

from __future__ import annotations

from clientjournal.model.faults import fault_line


def test_a_fault_names_its_kind_and_place_and_no_value() -> None:
    secret = "Ruth's mileage log"
    try:
        raise ValueError(secret)
    except ValueError as error:
        said = fault_line(error)
    assert "ValueError at test_faults.py:" in said
    assert secret not in said
    assert "\n" not in said
