"""What the report says: paragraphs whose every number is a Figure bound to an indicator.

Takes Released numbers, text templates and the town's own text; gives a :class:`Narrative` and its claims.
"""

from fazhi.narrative.claims import Claim, claims
from fazhi.narrative.figure import Figure, Waiting, words
from fazhi.narrative.lines import plain_text
from fazhi.narrative.passages import Heading, Narrative, Paragraph, Passage
from fazhi.narrative.story import narrate
from fazhi.narrative.towntext import TownText, load_town_text

__all__ = [
    "Claim",
    "Figure",
    "Heading",
    "Narrative",
    "Paragraph",
    "Passage",
    "TownText",
    "Waiting",
    "claims",
    "load_town_text",
    "narrate",
    "plain_text",
    "words",
]
