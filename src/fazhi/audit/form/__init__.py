"""Is it shaped as such a report must be: its parts, its heading numbers, its numbers in writing, its marks?"""

from __future__ import annotations

from collections.abc import Iterator

from fazhi.audit.form.faults import MOST, judgements
from fazhi.audit.form.markup import markup
from fazhi.audit.form.numbering import numbering
from fazhi.audit.form.parts import parts
from fazhi.audit.form.punctuation import punctuation
from fazhi.audit.form.surplus import surplus
from fazhi.audit.judgement import Judgement, Relation
from fazhi.audit.manuscript import Manuscript

__all__ = ["MOST", "form"]

_RULES = (
    (parts, Relation.FORM),
    (numbering, Relation.FORM),
    (surplus, Relation.WRITING),
    (punctuation, Relation.FORM),
    (markup, Relation.FORM),
)


def form(manuscript: Manuscript) -> Iterator[Judgement]:
    """Judge the shape of a report.

    Parameters
    ----------
    manuscript : Manuscript

    Yields
    ------
    Judgement
        ``style``, or ``undetermined`` for what is no fault but worth a look; of one kind no more than :data:`MOST` a
        file, the last of which says how many there are, and one for more than a few that are all alike.
    """
    for rule, relation in _RULES:
        yield from judgements(rule(manuscript), manuscript.file, relation)
