"""Words to begin with on each rung of the ladder; a person edits them before they are said."""

from __future__ import annotations

from clientjournal.export.letters.safe import Told, greeting
from clientjournal.model.client import Client
from clientjournal.model.promise import Promise
from clientjournal.model.words import Rung

_BODIES = {
    Rung.INSPIRE: (
        'You set out to do this: "{text}". It was to be done by {due}, and it is worth'
        " having{goal}. What would it change for you to have it behind you this week?"
    ),
    Rung.REMIND: (
        'On {on} we agreed: "{text}", by {due}. It has not reached me yet. When may I count on it?'
    ),
    Rung.ASK: (
        '"{text}" was due on {due}. What is in the way? I would rather know than guess; if it'
        " cannot be done as we agreed, let us agree something that can."
    ),
    Rung.CONSEQUENCE: (
        '"{text}" was due on {due} and is not done. We agreed on {agreed} what follows then:'
        " {consequence}. From today that holds."
    ),
    Rung.FINAL_NOTICE: (
        'This is the last time I ask for "{text}", which was due on {due}. If it is not done within'
        " a week, I will stop my part of this work, and tell you in writing where it stands."
    ),
    Rung.DISENGAGE: (
        '"{text}", due on {due}, is not done, so I am ending my part of this work. I will write to'
        " you with what is done, what is open, and which dates you must now watch yourself."
    ),
}


def nudge_words(promise: Promise, client: Client, rung: Rung) -> str:
    """Suggest words for one rung, from what the client's copy may hold."""
    told, whom = Told(promise), Told(client)
    goal = whom.quoted("goal")
    body = _BODIES[rung].format(
        text=told.quoted("text"),
        due=told.day("due"),
        on=told.day("on"),
        goal=f' if you mean to reach "{goal}"' if goal else "",
        consequence=told.quoted("consequence"),
        agreed=told.day("consequence_agreed_on"),
    )
    return f"{greeting(whom)}\n\n{body}"
