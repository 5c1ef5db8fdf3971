"""Powers and roots of intervals, in whole numbers: a root is given to twelve digits behind the point."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce

from budget_lint.diagnosis.rational import ONE, UnsolvableError
from budget_lint.model.interval import Interval

STEP = 10**12
MOST_TIMES = 100


def raised(value: Interval, times: int) -> Interval:
    """A value multiplied so many times. Raises UnsolvableError for other than 0 to ``MOST_TIMES``."""
    if not 0 <= times <= MOST_TIMES:
        raise UnsolvableError
    return reduce(lambda a, b: a * b, [value] * times, ONE)


def rooted(value: Interval, times: int) -> Interval:
    """What raised so many times makes a value: never too narrow. Raises UnsolvableError where it is not positive."""
    if value.low <= 0 or not 1 <= times <= MOST_TIMES:
        raise UnsolvableError
    low, high = _floor(value.low, times), _floor(value.high, times)
    return Interval(low, high if high**times == value.high else high + Fraction(1, STEP))


def _floor(value: Fraction, times: int) -> Fraction:
    """The largest multiple of a step whose power is no larger than a value."""
    wanted = value.numerator * STEP**times // value.denominator
    low, high = 0, 1 << (wanted.bit_length() // times + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**times <= wanted else (low, middle)
    return Fraction(low, STEP)
