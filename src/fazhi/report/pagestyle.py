"""The style sheets of our pages, and the policy that lets a page use them and nothing else."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

TOKENS = (files("fazhi.report") / "templates" / "tokens.css").read_text(encoding="utf-8")
"""Colours for light and dark, type and the few elements that every page has: read before a page's own sheet."""


def policy(css: str) -> str:
    """Return the content security policy of a page with this one style sheet: no script, no request.

    Parameters
    ----------
    css
        All that stands in the page's ``style`` element.

    Returns
    -------
    str
        For ``<meta http-equiv="Content-Security-Policy">``.
    """
    digest = base64.b64encode(hashlib.sha256(css.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
