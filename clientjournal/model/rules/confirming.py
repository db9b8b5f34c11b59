"""What was said aloud and should be confirmed in writing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from clientjournal.model.advice import Advice
from clientjournal.model.dates import days_before
from clientjournal.model.moment import Moment
from clientjournal.model.practice import Practice
from clientjournal.model.words import Channel, Stake

ORAL = (Channel.CALL, Channel.MEETING, Channel.VIDEO, Channel.IN_PASSING, None)
"""The channels that leave nothing in writing; an unknown one counts among them."""


def working_days(after: date, until: date) -> int:
    """Count the days from Monday to Friday after one day, up to and with another."""
    weeks, rest = divmod(max((until - after).days, 0), 7)
    return weeks * 5 + sum(
        (after + timedelta(days=day)).weekday() < 5 for day in range(1, rest + 1)
    )


def unconfirmed(practice: Practice) -> Iterator[Advice | Moment]:
    """Give the oral advice and big said moments unconfirmed after more than two working days."""
    enough = days_before(practice.as_of, 5)  # any five days hold three working days
    said: list[Advice | Moment] = [
        advice for advice in practice.advice if advice.advice and advice.channel in ORAL
    ]
    said += [moment for moment in practice.moments if moment.spoke and moment.stake is Stake.BIG]
    for record in said:
        if record.confirmed_on is not None or record.confirm_waived:
            continue
        if record.on <= enough or working_days(record.on, practice.as_of) > 2:
            yield record
