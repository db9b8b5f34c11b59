"""The sample practice: twelve invented clients, moved so that their last day is today."""

from clientjournal.sample.practice import LAST_DAY, open_demo, practice

__all__ = ["LAST_DAY", "open_demo", "practice"]
