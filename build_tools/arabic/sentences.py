"""Where a sentence ends and where one begins, by the tables in `arabic/language/sentences.toml`."""

import re
from functools import cache

from build_tools.arabic.text import folded_words
from build_tools.ground.tables import table

WORD = re.compile(r"\w+")
LONGEST_WORD = 60
LONGEST_MARKER = 20
LONGEST_LEAD = 300
VOWELS = re.compile("[\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}\N{ARABIC TATWEEL}]")
COMMAS = ("،", ",")
MARKER_AT_END = re.compile(
    r"\s*(?:[(\[\u207d]?\d{1,3}[)\]]|\u207d?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,3}\u207e?)$"
)


def ends_sentence(text: str) -> bool:
    """Tell whether the text ends with a stop or a closing quotation mark.

    Brackets and footnote markers may stand after a stop; they end nothing themselves.

    >>> ends_sentence("تم ذلك."), ends_sentence("قال «نعم» ."), ends_sentence("من أجل")
    (True, True, False)
    >>> ends_sentence("تم ذلك.(3)"), ends_sentence("(تم ذلك.)"), ends_sentence("بالقرار 2151 (2014)")
    (True, True, False)
    """
    end = text.rstrip()[-LONGEST_MARKER:]
    if end.endswith(_ends()):
        return True
    brackets: str = table("arabic/language/sentences")["ends"]["brackets"]
    return MARKER_AT_END.sub("", end).rstrip(brackets + " ").endswith(_ends())


def is_dangling(text: str) -> bool:
    """Tell whether the text ends in a comma or in a word after which a sentence must go on.

    >>> is_dangling("مما يبرهن على أن"), is_dangling("في مراقبة الحدود")
    (True, False)
    """
    return text.rstrip().endswith(COMMAS) or breaks_off(text)


def breaks_off(text: str) -> bool:
    """Tell whether the text is cut for certain: a comma may end a clause, and «أو» an item of a list.

    >>> breaks_off("مما يبرهن على أن"), breaks_off("تشجيع السكان،"), breaks_off("تجديد الرخصة، أو")
    (True, False, False)
    """
    words = WORD.findall(text.rstrip()[-LONGEST_WORD:])
    return (
        bool(words)
        and words[-1] in table("arabic/language/sentences")["breaking"]["words"]
        and not ends_sentence(text)
        and not text.rstrip().endswith(COMMAS)
    )


def opens_clause(text: str) -> bool:
    """Tell whether the text begins as the clauses of a preamble do: «وإذ تدرك …».

    >>> opens_clause("وإيمانًا منها بالتعاون"), opens_clause("والتعاون")
    (True, False)
    """
    return folded_words(text[:LONGEST_WORD]).startswith(_clauses())


def leads_in(text: str) -> bool:
    """Tell whether the text ends in a colon after the words that lead in a speech or a list.

    >>> leads_in("وقال الوزير بعد الجلسة:"), leads_in("نشاط المجلس:")
    (True, False)
    """
    return bool(_lead_ins().fullmatch(text.strip()))


def leads_to_quotation(text: str) -> bool:
    """Tell whether the text leads to the words of another law: «يستبدل بنص المادة 5 النص الآتي:».

    >>> leads_to_quotation("وكان نصها:"), leads_to_quotation("يلتزم التاجر بما يأتي:")
    (True, False)
    """
    line = text.strip()
    return line.endswith((":", ":-")) and bool(_quoting().fullmatch(VOWELS.sub("", line[-LONGEST_LEAD:])))


@cache
def _quoting() -> re.Pattern[str]:
    return re.compile(table("arabic/language/sentences")["quoting"]["pattern"])


@cache
def _ends() -> tuple[str, ...]:
    ends = table("arabic/language/sentences")["ends"]
    return (*ends["stops"], *ends["closing"])


@cache
def _dangling() -> frozenset[str]:
    return frozenset(table("arabic/language/sentences")["dangling"]["words"])


@cache
def _lead_ins() -> re.Pattern[str]:
    return re.compile(table("arabic/language/sentences")["lead_ins"]["pattern"])


@cache
def _clauses() -> tuple[str, ...]:
    return tuple(
        folded_words(words) + " " for words in table("arabic/language/sentences")["clauses"]["words"]
    )


def opens_sentence(text: str) -> bool:
    """Tell whether the text begins with a word that begins sentences.

    >>> opens_sentence("أما الحكومة فقالت"), opens_sentence("والشامل المقدم")
    (True, False)
    """
    first = WORD.search(text)
    return first is not None and first[0] in table("arabic/language/sentences")["openers"]["words"]
