"""What of an overview may be published.

The Wet open overheid asks for publication and names what may stay out of it. What that means here:

- article 5.1, first paragraph under d and second paragraph under e (personal data, respect for privacy): residents
  have no name in any overview. Officials lose theirs, with phone number and e-mail address, and keep their office: they
  did not choose to be known. Administrators keep their names: they answer in public for what they do.
- article 5.2 (personal views on policy in documents for internal deliberation): what a partner was told in private
  stays out, which is that it fades, why it said no to its pledge, and why it ended that. What the College is advised to
  do is meant for its formal decision, and can be told once nobody can be traced in it.
- article 5.1, first paragraph under c and second paragraph under b and f (business data, financial interests): no
  program can tell those from others. The coordinator leaves out the sections in which they are.

How much there was of what, such as the number of promises kept, names nobody and always stays.
"""

from collections.abc import Callable, Collection
from dataclasses import replace

from wijkdesk.domain.folding import fold
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import EventKind, Openness
from wijkdesk.overview.choices import Choices
from wijkdesk.overview.dutch import MOST_LETTERS, listed, shortened
from wijkdesk.overview.sections import ActionLine, Content, Header, HeaderLine, OwnText, Party, PromiseLine
from wijkdesk.overview.since import ANSWER_TO
from wijkdesk.overview.text_names import text_name
from wijkdesk.overview.variants.officials import People
from wijkdesk.overview.variants.redrafting import own_texts, with_texts

EDITION_LINE = "Uitgave"
"""The line of the header that says what was made of the overview, and for whom."""

PUBLIC = "Openbare versie"
COORDINATOR = Party("gebiedsverbinder")

NOBODY = People()

FEWEST_LETTERS = 5
"""A subject of fewer letters may be a word of anything else."""


def public_variant(content: Content, choices: Choices, people: People = NOBODY) -> Content:
    """What may be published of an overview; ``Refused`` when it is closed, or tells something confidential.

    ``people`` are those of the dossier: an official whom only a text names is known by them alone. Left out are the
    sections in ``choices.withheld`` with their texts. Drafts are made anew of what is left; her own texts stay hers,
    but for a line that names a direct report which is left out.
    """
    if Openness.CLOSED in (choices.openness, content.header.openness):
        raise Refused("Dit overzicht is niet openbaar, dus er is geen openbare versie van.", "openness")
    if choices.confidential:
        raise Refused(
            "In dit overzicht staat iets vertrouwelijks dat je zelf koos. Daarvan is geen openbare versie.",
            "confidential",
        )
    people = _everybody(content, people)
    left = content
    for name in choices.withheld:
        left = _without(left, name)
    told = {report.id for report in left.escalations}
    secret = [report.subject for report in content.escalations if report.id not in told]
    own = {name: people.hide_in(_without_lines(text, secret)) for name, text in own_texts(content).items()}
    gone = [text_name(OwnText(name)) for name in choices.withheld if _has(content, name)]
    header = _header(content.header, people, gone)
    hidden = replace(people.hide(_without_private(left)), header=header, notice=content.notice)
    whole = with_texts(hidden, {name: text for name, text in own.items() if name not in choices.withheld})
    return replace(whole, texts=tuple(each for each in whole.texts if each.name not in choices.withheld))


def _everybody(content: Content, people: People) -> People:
    """Besides those of the dossier, who can be told from what the overview says of them."""
    header = content.header
    figures = [header.sponsor, *(pillar.portfolio_holder for pillar in content.pillars)]
    figures += [goal.owner for goal in content.goals if goal.of_portfolio]
    public = {party.name for party in figures if party is not None}
    known = people.with_more((), public)
    public |= {report.to.name for report in content.escalations if known.hide_in(report.to.name) == report.to.name}
    promised = [promise.by for promise in _promises(content)]
    officials = [*(line.head for line in content.commitments), *(party for party in promised if party and party.role)]
    names = {party.name for party in (header.coordinator, *officials) if party is not None}
    return people.with_more(sorted(names - public), public)


def _promises(content: Content) -> tuple[PromiseLine, ...]:
    return (*content.promises.settled, *content.promises.open) if content.promises else ()


def _without_private(content: Content) -> Content:
    """Without what a partner was told, or told, in confidence."""
    commitments = tuple(replace(line, note="", end_reason="") for line in content.commitments)
    return replace(content, commitments=commitments, fading=())


def _header(header: Header, people: People, gone: Collection[str]) -> Header:
    coordinator = None
    if header.coordinator is not None:
        is_hidden = people.hide_in(header.coordinator.name) != header.coordinator.name
        coordinator = COORDINATOR if is_hidden else header.coordinator
    lines = [_line(line, header.coordinator, coordinator, people) for line in header.lines]
    without = listed(["namen van medewerkers", *gone])
    edition = HeaderLine(EDITION_LINE, PUBLIC, f"zonder {without}")
    hidden = people.hide(replace(header, coordinator=None, lines=()))
    return replace(hidden, coordinator=coordinator, lines=(edition, *lines), edition=PUBLIC)


def _line(line: HeaderLine, named: Party | None, coordinator: Party | None, people: People) -> HeaderLine:
    if named is not None and coordinator is not None and line.text == named.name:
        return HeaderLine(line.name, coordinator.name, people.hide_in(line.below))
    return people.hide(line)


def _has(content: Content, name: str) -> bool:
    """Whether there is anything to leave out under this name."""
    return name in set(OwnText) and (bool(content.text(name).strip()) or _without(content, name) != content)


def _without(content: Content, name: str) -> Content:
    """Without the section beside this text; the text itself is left out when all are known."""
    leave_out = _SECTIONS.get(name)
    return content if leave_out is None else leave_out(content)


def _without_lines(text: str, subjects: Collection[str]) -> str:
    """The text without the lines in which one of these subjects stands, as a sentence would quote it."""
    quoted = [fold(shortened(subject, MOST_LETTERS)).rstrip("…") for subject in subjects]
    named = [each for each in quoted if len(each) >= FEWEST_LETTERS]
    if not named:
        return text
    return "\n".join(line for line in text.splitlines() if not any(each in _folded(line) for each in named))


def _folded(line: str) -> str:
    return fold(" ".join(line.split()))


def _without_failures(content: Content) -> Content:
    def unlearned(actions: tuple[ActionLine, ...]) -> tuple[ActionLine, ...]:
        return tuple(replace(action, lesson="") for action in actions)

    pillars = tuple(replace(pillar, setbacks=(), ended=unlearned(pillar.ended)) for pillar in content.pillars)
    return replace(_without_events(content, EventKind.SETBACK), failures=(), pillars=pillars)


def _without_escalations(content: Content) -> Content:
    since = content.since
    if since is not None:
        foretold = tuple(line for line in since.foretold if not line.what.startswith(ANSWER_TO))
        since = replace(since, foretold=foretold)
    return replace(content, escalations=(), since=since)


def _without_successes(content: Content) -> Content:
    return replace(_without_events(content, EventKind.SUCCESS), successes=(), more_successes=0)


def _without_events(content: Content, kind: EventKind) -> Content:
    return replace(content, events=tuple(event for event in content.events if event.kind is not kind))


_SECTIONS: dict[str, Callable[[Content], Content]] = {
    OwnText.SINCE: lambda content: replace(content, since=None),
    OwnText.SUCCESSES: _without_successes,
    OwnText.NEIGHBOURHOOD: lambda content: replace(content, voices=(), by_residents=()),
    OwnText.FAILURES: _without_failures,
    OwnText.PARTNERS: lambda content: replace(content, commitments=(), also_present=(), cooperation=None, fading=()),
    OwnText.GOALS: lambda content: replace(content, goals=()),
    OwnText.PROMISES: lambda content: replace(content, promises=None),
    OwnText.ESCALATIONS: _without_escalations,
}
"""The sections that stand beside a text; the other texts stand by themselves."""
