"""Topics in a text: the words that make a passage one about a subject or a country."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_tools.linking.ambiguity import Ambiguity, Reading, ambiguities, read_form
from build_tools.linking.folded import Folded, place
from build_tools.linking.forms import Form, entry_forms, name_forms
from build_tools.linking.matching import Match, Matcher, build_matcher, find_matches, select_longest
from build_tools.linking.vocabulary.countries import country_topics
from build_tools.model import Topic, TopicUse

COUNTRIES = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFinder:
    """What finds topics: the matcher, and the country code of those topics that are countries."""

    matcher: Matcher
    countries: dict[str, str]


def build_topic_finder(topics: Iterable[Topic]) -> TopicFinder:
    """Return what finds `topics` in texts."""
    topics = tuple(topics)
    return TopicFinder(
        matcher=build_matcher(form for topic in topics for form in topic_forms(topic)),
        countries={topic.id: topic.country for topic in topics if topic.country},
    )


def topic_forms(topic: Topic) -> Iterator[Form]:
    """Yield the forms of a topic. A country's names stand as they are, all other forms vary."""
    names = country_topics()[topic.country].forms if topic.country else ()
    listed = [form for form in topic.forms if form not in names]
    yield from name_forms(topic.id, (form for form in topic.forms if form in names))
    yield from entry_forms(topic.id, listed, topic.excluded)


def find_topics(finder: TopicFinder, folded: Folded) -> tuple[list[TopicUse], list[Match]]:
    """Return the topics used in a text, and the matches of which nobody can say what they mean.

    Where two forms of one topic, or two countries, overlap, the longer one counts.
    """
    groups: dict[str, list[Match]] = defaultdict(list)
    for match in find_matches(finder.matcher, folded):
        owner = match.form.owner
        groups[COUNTRIES if owner in finder.countries else owner].append(match)
    chosen = [match for group in groups.values() for match in select_longest(group, len(folded.text))]
    sure, doubtful = _read_countries(finder, chosen, folded.text)
    return [_use(folded, match) for match in sure], doubtful


def _read_countries(finder: TopicFinder, chosen: list[Match], text: str) -> tuple[list[Match], list[Match]]:
    """Split `chosen` into sure and doubtful matches; what is no country is in neither."""
    chosen = sorted(chosen, key=lambda match: (match.start, match.end, match.form.owner))
    countries = [match for match in chosen if match.form.owner in finder.countries]
    sure = [match for match in chosen if match.form.owner not in finder.countries]
    doubtful = []
    for before, match, after in zip([None, *countries], countries, [*countries[1:], None], strict=False):
        ambiguity = _ambiguity(finder, match)
        if ambiguity is None:
            sure.append(match)
            continue
        reading = read_form(ambiguity, match, text, _clear(finder, before), _clear(finder, after))
        if reading is Reading.COUNTRY:
            sure.append(match)
        elif reading is Reading.FINDING:
            doubtful.append(match)
    return sure, doubtful


def _clear(finder: TopicFinder, match: Match | None) -> Match | None:
    """The match, if it is a country on its own account."""
    ambiguity = _ambiguity(finder, match) if match else None
    return match if ambiguity is None or ambiguity.otherwise is Reading.COUNTRY else None


def _ambiguity(finder: TopicFinder, match: Match) -> Ambiguity | None:
    return ambiguities().get((finder.countries[match.form.owner], match.form.words))


def _use(folded: Folded, match: Match) -> TopicUse:
    start, end = place(folded, match.start, match.end)
    return TopicUse(start=start, end=end, topic=match.form.owner)
