"""Can these numbers hold together? Pure functions from figures to an outcome: the words play no part here.

Every figure counts as the interval that its print allows, and intervals decide: an error is said only where no true
value behind the printed numbers could be right.
"""
