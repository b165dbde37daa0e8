"""What the text itself says about its title, date, author and type; an editor's word goes first."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from build_tools.arabic.addresses import is_mostly_address
from build_tools.arabic.dates import find_dates, names_weekday, publication_date
from build_tools.arabic.text import fold, folded_text
from build_tools.ground.invisible import says_something
from build_tools.intake.editor_notes import TEXT_KEYS
from build_tools.model import Author, Fact, Metadata, Origin, Source
from build_tools.recognition.claims import Claim
from build_tools.recognition.head.authors import AROUND, read_authors
from build_tools.recognition.head.roles import role
from build_tools.recognition.kinds.genre import Genre, web_mark

FIELDS = ("date", "author", "affiliation", "type", "symbol", "language", "original_language")
PHRASE_WORDS = range(9, 3, -1)
PHRASE_TIMES = 3
PHRASE_PARAGRAPHS = 500  # a subject is named before them
READ_CLAIMS = 3_000  # that the language is told from
TITLE_WORDS = 9
LONGEST_TITLE = 160
WHOLE = "الأمم المتحدة"  # named before its organs
ARTICLE = "ال"
ACT = "head_line"  # an act that is named below another title
DAY = len("2023-07-25")
DATED = "dated"  # what a date stands in, and is text
ISSUED = re.compile(r"\b(?:[الم]{0,2}صادرة?|[الم]{0,2}ؤرخة?|[بو]?تاريخ)\b")
NEWSPAPER = re.compile("العدد|issue")
MINUTES = re.compile(r"(?:ال)?محضر\s")
FOR_THE = re.compile("^لل")  # «الحقوق محفوظة للجبل نيوز»
WORD = re.compile(r"[^\W\d]+")
KINDS_OF_TEXT = frozenset({"genre", "type", "language"})  # its words tell these better


def infer_metadata(source: Source, genre: Genre, genre_fact: Fact, claims: Sequence[Claim]) -> Metadata:
    """Return the metadata of a text, each field with its origin.

    What the file says of itself goes before what its words tell, and an editor's word before both. What a
    program wrote into the file stands where the text says nothing.
    """
    fields = {name: _front_fact(name, claims) for name in FIELDS}
    if (session := _titled_session(claims)).value is not None:
        fields["date"] = session
    if fields["date"].value is None:
        fields["date"] = _dated(claims)
    if fields["date"].value is None:
        fields["date"] = _session_date(claims)
    if fields["date"].value is None and genre.web_page:
        fields["date"] = _opening_date(claims)
    if fields["date"].value is None:
        fields["date"] = _issue_date(claims)
    if fields["type"].value is None:
        fields["type"] = Fact(value=genre.name, origin=Origin.INFERRED)
    fields |= {
        "title": _title(claims),
        "issuer": _issuer(genre, fields, claims),
        "genre": genre_fact,
        "language": _language(claims),
    }
    authors = _authors(claims)
    if authors:
        fields["author"] = _named_authors(authors)
    for name in TEXT_KEYS - KINDS_OF_TEXT:
        embedded = getattr(source.embedded, name)
        if embedded != Fact() and fields.get(name, Fact()).origin in (Origin.UNRECOGNISED, Origin.INFERRED):
            fields[name] = embedded
            authors = _told_authors(source.embedded) if name == "author" else authors
    for told in (source.stated, source.editor):
        facts = {name: getattr(told, name) for name in TEXT_KEYS}
        fields |= {name: fact for name, fact in facts.items() if fact != Fact()}
        if told.author != Fact():
            authors = _told_authors(told)
    return Metadata(**fields, authors=authors, topics=source.editor.topics or source.stated.topics)


def _authors(claims: Iterable[Claim]) -> tuple[Author, ...]:
    """The authors that the bylines name, each once; the line below may say who they are."""
    authors: dict[str, Author] = {}
    last: Author | None = None
    for claim in claims:
        if claim.kind != "front" or claim.mark is None:
            continue
        if claim.mark.field == "role" and last is not None and last.affiliation is None:
            authors[last.name] = replace(last, affiliation=claim.text.strip(AROUND))
        named = (
            read_authors(claim.groups.get("value", ""), claim.line.numbers)
            if claim.mark.field == "author"
            else ()
        )
        for author in named:
            authors.setdefault(author.name, author)
        last = authors[named[-1].name] if named else None
    return tuple(authors.values())


def _named_authors(authors: Sequence[Author]) -> Fact:
    """The authors as one fact, as they are printed."""
    names = (f"{author.title or ''} {author.name}".strip() for author in authors)
    lines = tuple(dict.fromkeys(number for author in authors for number in author.lines))
    return Fact(value="، ".join(names), origin=Origin.SOURCE, lines=lines)


def _told_authors(told: Metadata) -> tuple[Author, ...]:
    """The authors whom an editor or a file names; what is no list of names is one."""
    fact = told.author
    if fact.value is None:
        return ()
    texts = [author.name for author in told.authors] or [fact.value]
    authors = [one for text in texts for one in read_authors(text) or (Author(name=text),)]
    return tuple(replace(author, origin=fact.origin, lines=fact.lines) for author in authors)


def _front_fact(name: str, claims: Iterable[Claim]) -> Fact:
    said = [(claim, _value(name, text)) for claim, text in _said(name, claims)]
    value = next((value for _, value in reversed(said) if value), None)
    lines = tuple(number for claim, found in said if found == value for number in claim.line.numbers)
    return Fact(value=value, origin=Origin.SOURCE, lines=lines) if value else Fact()


def _session_date(claims: Iterable[Claim]) -> Fact:
    """The day of a session, as its minutes open with it."""
    first = next((claim for claim in claims if claim.kind == "paragraph"), None)
    if first is None or not role("session_opening").mark.pattern.match(folded_text(first.line.text.strip())):
        return Fact()
    day = next((one.first for one in find_dates(first.line.text) if len(one.first) == DAY), None)
    return Fact(value=day, origin=Origin.INFERRED, lines=first.line.numbers[:1]) if day else Fact()


def _titled_session(claims: Iterable[Claim]) -> Fact:
    """The day of a session, as the title of its minutes names it: other dates there are of the page."""
    for claim in claims:
        if claim.kind == "title" and MINUTES.match(fold(claim.text.strip())):
            days = (date.first for date in find_dates(claim.text) if len(date.first) == DAY)
            if day := next(days, None):
                return Fact(value=day, origin=Origin.SOURCE, lines=claim.line.numbers)
    return Fact()


def _issue_date(claims: Iterable[Claim]) -> Fact:
    """The day of the issue of a newspaper, which stands at the head with its number."""
    for claim in claims:
        if claim.kind == "front" and claim.mark is not None and claim.mark.field == "issue":
            numbered = NEWSPAPER.search(fold(claim.line.text)) and names_weekday(claim.line.text)
            days = (date.first for date in find_dates(claim.line.text) if len(date.first) == DAY)
            if numbered and (day := next(days, None)):
                return Fact(value=day, origin=Origin.INFERRED, lines=claim.line.numbers)
    return Fact()


def _opening_date(claims: Iterable[Claim]) -> Fact:
    """The day that stands with the place at the head of the first sentence: «تونس، 18 يوليو 2023 - دعت…»."""
    first = next((claim for claim in claims if claim.kind == "paragraph"), None)
    opening = web_mark("dated_opening").pattern.match(fold(first.line.text.strip())) if first else None
    date = publication_date(opening["value"]) if opening else None
    if first is None or date is None:
        return Fact()
    return Fact(value=date, origin=Origin.INFERRED, lines=first.line.numbers[:1])


def _dated(claims: Iterable[Claim]) -> Fact:
    """The day that stands in a line at the head or at the end of the text, or in the title: «صدر في …»."""
    for claim in claims:
        named = claim.kind == "title" or (claim.mark is not None and claim.mark.name == ACT)
        titled = ISSUED.search(claim.text) if named else None
        if titled or (claim.kind == "caption" and claim.mark is not None and claim.mark.field == DATED):
            days = (date.first for date in find_dates(claim.text[titled.start() if titled else 0 :]))
            if day := next((day for day in days if len(day) == DAY), None):
                return Fact(value=day, origin=Origin.SOURCE, lines=claim.line.numbers)
    return Fact()


def _said(name: str, claims: Iterable[Claim]) -> Iterator[tuple[Claim, str]]:
    """Yield the front lines that fill the field, each with what it says: a line may fill several."""
    for claim in claims:
        if claim.kind in ("front", "caption") and claim.mark is not None:
            if name in claim.groups:
                yield claim, claim.groups[name]
            elif claim.mark.field == name:
                yield claim, claim.groups.get("value", claim.text)


def _value(name: str, text: str) -> str | None:
    return publication_date(text) if name == "date" else text.strip()


def _title(claims: Iterable[Claim]) -> Fact:
    said = [claim for claim in claims if claim.kind == "title"]
    if any(says_something(claim.text) for claim in said):
        value = " ".join(claim.text for claim in said)
        return Fact(
            value=value,
            origin=Origin.SOURCE,
            lines=tuple(number for claim in said for number in claim.line.numbers),
        )
    kind = _front_fact("type", claims)
    if kind.value is not None:  # «تقرير فريق الخبراء» is all the title some reports have
        return kind
    paragraphs = [claim.text for claim in claims if claim.kind in ("paragraph", "item")]
    told = [text for text in paragraphs if not is_mostly_address(text)]
    return Fact(value=_supplied_title(told or paragraphs), origin=Origin.INFERRED)


def _supplied_title(paragraphs: Sequence[str]) -> str:
    """The longest phrase that keeps coming back names the subject; else the first words do."""
    texts = [WORD.findall(text) for text in paragraphs[:PHRASE_PARAGRAPHS]]
    for size in PHRASE_WORDS:
        phrases = Counter(
            " ".join(words[i : i + size]) for words in texts for i in range(len(words) - size + 1)
        )
        phrase, times = max(phrases.items(), key=lambda item: item[1], default=("", 0))
        if times >= PHRASE_TIMES:
            return phrase
    words = next(filter(says_something, paragraphs), "").split()
    first_words = " ".join(words[:TITLE_WORDS])[:LONGEST_TITLE].rstrip(".،؛: ")
    return first_words + ("…" if len(words) > TITLE_WORDS else "")


def _issuer(genre: Genre, fields: dict[str, Fact], claims: Sequence[Claim]) -> Fact:
    """The issuer as the head or a notice names it, or as type, title, affiliation or agency tell."""
    organs = {value.strip(AROUND): claim.line.numbers for claim, value in _said("issuer", claims)}
    if organs:
        names = sorted(organs, key=lambda name: name != WHOLE)
        lines = tuple(sorted(number for numbers in organs.values() for number in numbers))
        return Fact(value="، ".join(names), origin=Origin.SOURCE, lines=lines)
    for group in ("issuer", "holder", "owner"):
        if named := _named(claims, group):
            return named
    for fact in (fields["type"], _title(claims)):
        for words, issuer in genre.issuers.items():
            if fact.origin is Origin.SOURCE and fact.value is not None and words in fact.value:
                return Fact(value=issuer, origin=Origin.INFERRED, lines=fact.lines)
    if fields["affiliation"].value:
        return replace(fields["affiliation"], origin=Origin.INFERRED)
    return _named(claims, "agency") or Fact()


def _named(claims: Iterable[Claim], group: str) -> Fact | None:
    """What the first line with such a group names."""
    found = (claim for claim in claims if group in claim.groups)
    claim = next(found, None)
    if claim is None:
        return None
    value = FOR_THE.sub(ARTICLE, claim.groups[group].strip(" *_.،-–|"))
    return Fact(value=value, origin=Origin.INFERRED, lines=claim.line.numbers) if value else None


def _language(claims: Iterable[Claim]) -> Fact:
    chars: Counter[str] = Counter()
    for claim in islice(claims, READ_CLAIMS):
        chars.update(claim.text)
    letters: Counter[str] = Counter()
    for char, times in chars.items():
        letters["ar" if "\u0600" <= char <= "\u06ff" else "en"] += times * char.isalpha()
    best = max(letters, key=lambda language: letters[language], default="ar")
    return Fact(value=best, origin=Origin.INFERRED)
