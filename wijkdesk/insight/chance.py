"""How likely chance alone makes a difference that looks like one."""

from math import comb


def chance_of_so_few(times: int, of: int, times_before: int, of_before: int) -> float:
    """How likely it is that chance puts so few of all the times there in the ``of`` chances of now, 0 to 1.

    The lower tail of the hypergeometric distribution: Fisher's exact test, one-sided.
    """
    all_times, there = of + of_before, times + times_before
    ways = sum(comb(there, few) * comb(all_times - there, of - few) for few in range(times + 1))
    return ways / comb(all_times, of)


def chance_of_so_few_days(times: int, days: float, times_before: int, days_before: float) -> float:
    """The same where there is no number of chances: each time falls on any of the days. The lower binomial tail."""
    share, there = days / (days + days_before), times + times_before
    return sum(comb(there, few) * share**few * (1 - share) ** (there - few) for few in range(times + 1))
