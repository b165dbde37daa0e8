"""Reports that nobody wrote: plausible lines in any order, as hypothesis finds them."""

from hypothesis import strategies as st

from build_tools.recognition.kinds.genre import all_genres

WORDS = """
الجسر النهر المدينة افتتح في من على وقد أما التي و الذين قال السكان الخريطة التوصية التوصيات أولا ثانيا: موجز
الخاتمة كتاب الأرقام 2014 (2151) ١٢ 8.5 8,717 -5% س.ص A/62/659-S/2008/39 S/2021/312 2018-2019 Sea Press
«نعم» “لا” (أ) (5) نص.نص https://example.org/a#b *نجم* **نجم** ⁽¹⁾ ⁽٢⁾ ⁽²⁾ <b> # | _ يوم السبت 23 يوليو 2023
"""
OPENINGS = [
    *(
        "",
        "",
        "",
        "",
        "1 - ",
        "2 - ",
        "3- ",
        "9 - ",
        "٤ - ",
        "0 - ",
        "007 - ",
        "- ",
        "• ",
        "* ",
        "(أ) ",
        "(ب) ",
    ),
    *("(1) ", "(2) ", "(7) ", "(0) ", "1. ", "2) ", "أولا: ", "ثانياً - ", "# ", "## ", "> ", "«", "“", "  "),
    *("المادة 1: ", "وقال: ", "\N{NO-BREAK SPACE}"),
]
ENDINGS = ["", "", ".", ".", ".", ":", "،", "؛", "؟", "…", "»", "”.", " .", " من", " أن", "⁽³⁾"]
WHOLE_LINES = [
    *("", "", "", "", " ", "\t", "---", "***", "التوصية 1", "2 التوصية", "٣ التوصية:", "التوصيات", "موجز"),
    *("25 يوليو 2023", "15 March 2022", "Distr.: General", "ورقة تحليلية", "إعداد : سلمى", "أهداف المركز"),
    *("Happy", "0 %", "شارك", "عن الناشر", "اقترح تصحيحاً", "Previous post عنوان"),
    *("الرئيسية / أخبار", "اقرأ أيضا", "مواضيع ذات صلة", "التعليقات (2)", "رد", "منى السالم", "آراء"),
    *("| الجسر | 12 |", "|---|---|", "المدينة\t12\t13", "وهران", "1,200", "12 محرم 1445 هـ", "النهر | 7"),
    *("تقارير | جسور المدينة والنهر", "بقلم د. منى السالم", "باحثة في المدن", "© 2023 مجلة النهر"),
    "Harbour Society, Fishing Ports and Markets, (4) (Oran, Sea Press, 2011).",
    "بلغ: الربيع (1,200)، الصيف (3,450)، الخريف (900)، والشتاء (75) زائرا.",
]


def _line(opening: str, words: list[str], ending: str) -> str:
    return opening + " ".join(words) + ending


PLAUSIBLE = st.builds(
    _line,
    st.sampled_from(OPENINGS),
    st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=25),
    st.sampled_from(ENDINGS),
)
FIXED = st.sampled_from(WHOLE_LINES)
NOISE = st.text(max_size=30).map(lambda text: " ".join(text.split()))

MARKED_LINES = [
    *(
        "```",
        "~~~ نص",
        "    كود x = 1",
        "===",
        "---",
        "***",
        "![](a.png)",
        "![نص *آخر*](b.png 'عنوان')",
        "[^1]: حاشية",
    ),
    *(
        "[^اسم]: حاشية أخرى",
        "[اسم]: https://example.org/a 'عنوان'",
        "<div class=x>",
        "</div>",
        "<!-- سر",
        "--> نص",
    ),
    *(
        "<p>نص &amp; نص</p>",
        "<script>",
        "x = 1</script>",
        "| أ | ب |",
        "|---|:-:|",
        "| **أ** | `ب|` | ج |",
        "> [!NOTE] نص",
    ),
    *(
        "{: .x }",
        ":::note",
        "{% x %}",
        "مصطلح",
        ": تعريف",
        "- [x] بند",
        "  - بند",
        "   1. بند",
        "1) بند",
        "+ بند",
        ">> نص",
    ),
    *(
        "## نص {#x}",
        "# نص #",
        "نص  ",
        "نص\\",
        "<b>نص",
        "<ul><li>بند</li><li>بند",
        "<img alt='نص' src=a>",
        "<style>",
        "<table><tr><td>نص",
        "</td><th>نص</th>نص",
        "<tr><td>نص</td>نص <img alt=نص src=a>",
        "</tr></table>",
    ),
]
MARKED_WORDS = """
*نص* **نص** ***نص** نص* __نص__ ~~نص~~ `نص` ``نص ` نص`` [نص](https://example.org/a "عنوان") [نص][اسم]
[نص](b.md) [نص]( ![نص](a.png)
[^1] [^اسم] [^9] <https://example.org> <نص> <b>نص</b> <br> <!-- سر --> &amp; &nbsp; &#1606; &x;
\\* \\n [[نص|آخر]] ==نص== \\
"""
MARKED = st.builds(
    _line,
    st.sampled_from(OPENINGS),
    st.lists(st.sampled_from([*MARKED_WORDS.split(), *WORDS.split()]), min_size=1, max_size=12),
    st.sampled_from(ENDINGS),
)

TEXTS = st.lists(st.one_of(PLAUSIBLE, PLAUSIBLE, PLAUSIBLE, FIXED, FIXED, NOISE), min_size=1, max_size=30)
MARKDOWN = st.lists(
    st.one_of(MARKED, MARKED, st.sampled_from(MARKED_LINES), FIXED, PLAUSIBLE), min_size=1, max_size=25
)
GENRES = st.sampled_from([None, *(genre.id for genre in all_genres())])
FORMATS = st.sampled_from(["txt", "md"])
