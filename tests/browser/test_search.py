"""Search as a reader meets it: over http and from `file://`, by key, in a page, and when something fails."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
REPORT = "reports/women-security-sector/"
HITS = ".search__hit"

HOSTILE = {
    "nothing": "",
    "one letter": "و",
    "common words only": "في من إلى",
    "signs only": "؟!،؛ « » /\\()[]{}*+.^$|",
    "ten thousand letters": "الأمن " * 1700,
    "markup": '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>',
    "bidi controls": "\N{RIGHT-TO-LEFT OVERRIDE}الأمن\N{POP DIRECTIONAL FORMATTING}",
    "half a quotation": "«مدونة",
    "names of objects": "constructor __proto__ toString",
    "broken percent-encoding": "%E0%A4%A %",
    "lone surrogate": "\\ud800 الأمن",
}


def _ask(page: Page, query: str) -> None:
    page.keyboard.press("/")
    page.wait_for_selector("dialog.search[open]")
    page.fill(".search__input", query)


@pytest.mark.parametrize("keys", ["/", "Control+k"])
def test_a_key_opens_search_and_it_finds_the_passage(visit: Callable[..., Any], keys: str) -> None:
    page = visit().open(REPORT)
    page.keyboard.press(keys)
    page.wait_for_selector("dialog.search[open]")
    page.keyboard.type("حصه المراه في شرطه الصومال")
    expect(page.locator(HITS).first).to_have_attribute("href", re.compile("#p2"))
    assert page.locator(f"{HITS} mark").count() > 1


def test_a_result_lands_on_the_passage_with_its_words_marked(visit: Callable[..., Any]) -> None:
    page = visit(width=390).open("about/")
    page.click("[data-search-open]")
    page.fill(".search__input", "سندات استثمار")
    page.wait_for_selector(HITS)
    page.locator(HITS).first.click()
    expect(page.locator(":target mark.found").nth(0)).to_have_text("سندات")
    expect(page.locator(":target mark.found").nth(1)).to_have_text("استثمار")
    expect(page.locator(":target")).to_be_in_viewport()


def test_the_keyboard_moves_through_results_as_a_combobox(visit: Callable[..., Any]) -> None:
    page = visit().open(REPORT)
    _ask(page, "الشرطة")
    page.wait_for_selector(HITS)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    active = page.get_attribute(".search__input", "aria-activedescendant")
    assert page.locator("[role=option][aria-selected=true]").get_attribute("id") == active
    assert page.locator("[role=option]").nth(1).get_attribute("id") == active
    assert re.search("نتيج|نتائج", page.inner_text(".search [role=status]"))
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search[open]")).to_have_count(0)


def test_a_misprint_brings_near_results_apart(visit: Callable[..., Any]) -> None:
    page = visit().open(REPORT)
    _ask(page, "الذكاء الاصتناعي")
    page.wait_for_selector(".search__near")
    assert "الاصطناعي" in page.locator(HITS).first.inner_text()


@pytest.mark.parametrize(
    ("query", "report", "anchor"),
    [
        ("الفقرة 9 غير واردة", "women-security-sector", "p9"),
        ("s 2021 312", "ssr-report-2022-brief", "p19"),
        ("S / ٢٠٢١ / ٣١٢", "ssr-report-2022-brief", "p19"),
        ("مئة مليون يورو حماية", "eu-intelligence-2017-brief", "asb2h5j"),
    ],
    ids=["missing paragraph", "code with spaces", "code in Arabic digits", "number behind a conjunction"],
)
def test_a_query_finds_its_passage(visit: Callable[..., Any], query: str, report: str, anchor: str) -> None:
    page = visit().open(REPORT)
    hits = page.evaluate("(query) => reportSearch.find(query)", query)
    assert (report, anchor) in [(hit["report"], hit["anchor"]) for hit in hits if not hit["near"]][:3]


@pytest.mark.parametrize("query", ["25/7/2023", "٢٥/٠٧/٢٠٢٣", "25.7.2023", "2023-07-25"])
def test_a_date_in_figures_finds_that_day(visit: Callable[..., Any], query: str) -> None:
    page = visit().open(REPORT)
    hits = [hit for hit in page.evaluate("(query) => reportSearch.find(query)", query) if not hit["near"]]
    assert {"border-cooperation", "migration-figures-2023"} <= {hit["report"] for hit in hits}
    assert [hit["text"] for hit in hits if not re.search("25 .*يوليو", hit["text"])] == []


NAMED = {
    "title": ("المرأة في قطاع الأمن", "women-security-sector"),
    "title without its signs": ("تمويل اصلاح قطاع الامن من يدفع ومن يراقب", "ssr-financing"),
    "short title": ("أهداف المركز ومهامه", "censad-centre-brief"),
    "author": ("محررو مشروع ورّاق", "reading-five-documents"),
}


@pytest.mark.parametrize(("query", "report"), NAMED.values(), ids=NAMED.keys())
def test_a_report_is_the_first_answer_to_its_name(visit: Callable[..., Any], query: str, report: str) -> None:
    page = visit().open("about/")
    _ask(page, query)
    page.wait_for_selector(HITS)
    assert "search__hit--report" in page.locator(HITS).first.get_attribute("class")
    first = page.evaluate("async (query) => (await reportSearch.find(query))[0]", query)
    assert (first["kind"], first["report"], first["near"]) == ("report", report, False)
    assert "#" not in first["url"]


@pytest.mark.parametrize("query", ["قطاع الأمن", "الهجرة"])
def test_words_of_a_title_bring_passages_first(visit: Callable[..., Any], query: str) -> None:
    page = visit().open("about/")
    hits = page.evaluate("(query) => reportSearch.find(query)", query)
    assert all(hit["kind"] != "report" for hit in hits)


def test_a_word_of_no_text_is_answered_with_a_message(visit: Callable[..., Any]) -> None:
    page = visit().open(REPORT)
    _ask(page, "برتقالتان")
    page.get_by_text("لا نتيجة").wait_for()


def test_query_and_filters_live_in_the_address(visit: Callable[..., Any]) -> None:
    page = visit().open("search/")
    page.wait_for_selector(".search--page .search__input")
    page.fill(".search__input", "الهجرة")
    page.wait_for_selector(HITS)
    page.click(".search__filters summary")
    page.wait_for_selector(".search__row select")
    page.select_option(".search__row label:has-text('السنة') select", "2026")
    page.select_option(".search__row label:has-text('الموضوع') select", "cen-sad")
    page.get_by_text("المرأة في قطاع الأمن").first.wait_for()
    address = page.url
    shared = visit().open()
    shared.goto(address)
    shared.reload()
    shared.wait_for_selector(HITS)
    assert shared.input_value(".search__input") == "الهجرة"
    shared.wait_for_selector(".search__row select")
    assert shared.input_value(".search__row label:has-text('الموضوع') select") == "cen-sad"


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_strange_query_is_answered_and_never_run(visit: Callable[..., Any], query: str) -> None:
    page = visit().open(REPORT)
    _ask(page, query)
    page.wait_for_timeout(500)
    answer = page.evaluate("(query) => reportSearch.ask(query)", query)
    assert answer["problem"] is None
    assert page.evaluate("window.harmed") is None
    assert page.locator(".search img, .search script").count() == 0


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_fit_the_window(visit: Callable[..., Any], width: int, scheme: str) -> None:
    page = visit(width=width, scheme=scheme).open(REPORT)
    _ask(page, "A/62/659-S/2008/39")
    page.wait_for_selector(HITS)
    assert page.evaluate("document.querySelector('dialog.search').scrollWidth <= innerWidth")


def test_nothing_of_the_index_is_fetched_before_search_is_opened(visit: Callable[..., Any]) -> None:
    opened = visit()
    asked: list[str] = []
    opened.page.on("request", lambda request: asked.append(request.url))
    opened.open(REPORT)
    assert not [url for url in asked if "/search/index/" in url or "find.js" in url]


def _with_failing_parts(browser: Any, served: str) -> Any:
    """Return a page that has looked for «الشرطة» and can load no further words."""
    page = browser.new_page()
    page.goto(served + REPORT)
    page.evaluate("reportSearch.find('الشرطة')")
    page.wait_for_timeout(300)
    page.route("**/search/index/terms/*", lambda route: route.abort())
    return page


def test_a_part_that_fails_is_said_and_the_rest_still_answers(browser: Any, served: str) -> None:
    page = _with_failing_parts(browser, served)
    answer = page.evaluate("reportSearch.ask('الشرطة مونروفيا')")
    assert answer["problem"] == "unreachable"
    assert answer["hits"]
    page.close()


def test_a_page_older_than_the_index_says_so(browser: Any, served: str) -> None:
    page = browser.new_page()
    page.route(
        "**/search/index/root.js",
        lambda route: route.fulfill(
            body="reportSearch.take('root','x',{format:99})", content_type="text/javascript"
        ),
    )
    page.goto(served + REPORT)
    assert page.evaluate("reportSearch.ask('الشرطة')")["problem"] == "changed"
    page.close()


MARKED = {
    "plural": ("معاش", "معاشات"),
    "irregular plural": ("حصص النساء", "حصة"),
    "stem under clitics": ("وبالثكنات", "الثكنة"),
    "spelling": ("السَنَدَات", "سندات"),
    "another name": ("كورونا", "كوفيد"),
    "another name in another language": ("Europol", "يوروبول"),
    "misprint": ("الاصتناعي", "الاصطناعي"),
}


@pytest.mark.parametrize(("query", "word"), MARKED.values(), ids=MARKED.keys())
def test_a_snippet_marks_what_matched_in_whatever_form(
    visit: Callable[..., Any], query: str, word: str
) -> None:
    page = visit().open("about/")
    _ask(page, query)
    page.wait_for_selector(HITS)
    assert word in page.locator(f"{HITS} mark").all_inner_texts()


def test_another_name_is_marked_whole_and_not_word_by_word(visit: Callable[..., Any]) -> None:
    page = visit().open("about/")
    _ask(page, "الهجرة غير الشرعية")
    page.wait_for_selector(HITS)
    marked = set(page.locator(f"{HITS} mark").all_inner_texts())
    assert {"الهجرة", "النظامية"} <= marked
    assert not {"الغير", "غيره", "مشروع"} & marked


def test_results_are_grouped_by_report_and_say_their_number(visit: Callable[..., Any]) -> None:
    page = visit().open("about/")
    _ask(page, "التوصية 3")
    page.wait_for_selector(HITS)
    groups = page.locator(".search [role=group]")
    assert groups.count() > 1
    titles = [
        page.locator(f"#{group.get_attribute('aria-labelledby')} .search__title").inner_text()
        for group in groups.all()
    ]
    assert len(titles) == len(set(titles))
    first = page.locator(HITS).first
    assert first.locator(".search__where b").inner_text() == "التوصية 3"
    assert first.locator(".search__where mark").count() == 1


def test_a_quoted_phrase_is_found_to_the_letter_and_in_order(visit: Callable[..., Any]) -> None:
    page = visit().open("about/")

    def ask(query: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = page.evaluate("(query) => reportSearch.find(query)", query)
        return found

    assert ask("«مدونة قواعد السلوك»")
    assert all("مدونة قواعد السلوك" in hit["text"] for hit in ask('"مدونة قواعد السلوك"'))
    assert ask('"قواعد مدونة السلوك"') == []
    assert ask("قواعد مدونة السلوك")
    assert {hit["anchor"] for hit in ask('"الرابط وعد"')} == {"art10", "af6lavp"}  # «والرابط وعد»


@pytest.mark.parametrize(
    ("filters", "fact"),
    [
        ({"year": "2026"}, "date"),
        ({"type": "ميثاق"}, "type"),
        ({"issuer": "مشروع ورّاق"}, "issuer"),
        ({"topic": "cen-sad"}, None),
    ],
    ids=["year", "type", "publisher", "topic"],
)
def test_a_filter_leaves_only_its_reports(
    visit: Callable[..., Any], filters: dict[str, str], fact: str | None
) -> None:
    page = visit().open("about/")
    hits = page.evaluate("(filters) => reportSearch.find('النص', { limit: 60, filters })", filters)
    everything = page.evaluate("reportSearch.find('النص', { limit: 60 })")
    assert hits
    assert len(hits) <= len(everything)
    (value,) = filters.values()
    assert fact is None or all(hit[fact].startswith(value) for hit in hits)
    other = dict.fromkeys(filters, "لا شيء كهذا")
    assert page.evaluate("(filters) => reportSearch.find('النص', { filters })", other) == []


def test_what_was_searched_for_is_not_kept(visit: Callable[..., Any]) -> None:
    page = visit().open("about/")
    _ask(page, "الثكنة")
    page.wait_for_selector(HITS)
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog.search:not([open])", state="attached")
    page.wait_for_function("() => !location.search")  # the dialog is closed a moment before it is told so
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie, history.state])")
    assert "الثكنة" not in kept
    assert "%D8%A7%D9%84%D8%AB%D9%83%D9%86%D8%A9" not in kept


def test_search_works_by_touch(visit: Callable[..., Any]) -> None:
    page = visit(width=320, has_touch=True, is_mobile=True).open("about/")
    page.tap("[data-search-open]")
    page.wait_for_selector("dialog.search[open]")
    page.fill(".search__input", "سندات استثمار")
    page.wait_for_selector(HITS)
    page.locator(HITS).first.tap()
    page.wait_for_selector(":target mark.found")


def test_the_count_of_results_is_announced(visit: Callable[..., Any]) -> None:
    page = visit().open("about/")
    _ask(page, "«القريب ليس تاريخا»")
    page.wait_for_selector(HITS)
    assert page.inner_text(".search [role=status]") == "نتيجة واحدة"
    page.fill(".search__input", "الذكاء الاصتناعي")
    page.wait_for_selector(".search__near")
    assert page.inner_text(".search [role=status]") == "لا نتيجة مطابقة، ونتيجة واحدة قريبة"


def test_the_field_begins_at_the_right_while_it_is_empty(visit: Callable[..., Any]) -> None:
    page = visit().open("about/")
    page.keyboard.press("/")
    page.wait_for_selector("dialog.search[open]")
    assert page.evaluate("getComputedStyle(document.querySelector('.search__input')).textAlign") == "right"


def test_words_that_are_offered_are_those_of_a_dictionary(visit: Callable[..., Any]) -> None:
    page = visit().open("about/")
    answer = page.evaluate("reportSearch.ask('بالمستشفيات')")
    assert answer["hits"] == []
    assert answer["suggestions"]
    for word in answer["suggestions"]:
        assert not re.match("ال|وال|بال|لل", word)
        assert page.evaluate("(word) => reportSearch.find(word)", word)


@pytest.mark.parametrize("visit", ["http"], indirect=True)
@pytest.mark.parametrize("query", ["%E0%A4%A", "%", "%u0041", "%C0%AF"])
def test_a_broken_address_opens_search(visit: Callable[..., Any], query: str) -> None:
    page = visit().open(f"search/?q={query}&topic=%E0%A4%A&mark={query}#{query}")
    page.wait_for_selector(".search--page .search__input")
    page.fill(".search__input", "الشرطة")
    page.wait_for_selector(".search__hit, .search__help p")


def test_a_part_that_fails_is_said_in_the_dialog(browser: Any, served: str) -> None:
    page = _with_failing_parts(browser, served)
    _ask(page, "الشرطة مونروفيا")
    page.wait_for_selector(".search__status--problem")
    assert "تعذّر" in page.inner_text(".search [role=status]")
    assert page.locator(HITS).count()
    page.close()


def test_search_that_cannot_load_says_what_to_do(browser: Any, served: str) -> None:
    page = browser.new_page()
    page.route("**/search/index/**", lambda route: route.abort())
    page.goto(f"{served}search/")
    page.fill(".search__input", "الشرطة")
    page.wait_for_selector(".search__status--problem")
    assert "أعد تحميل الصفحة" in page.inner_text(".search--page")
    page.close()


def test_without_javascript_the_page_leads_to_topics_and_glossary(browser: Any, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + "search/")
    assert page.locator("[data-search-page] a[href*='glossary']").count() == 1
    assert page.locator("[data-search-page] .chips a").count() > 3
    context.close()


def test_every_address_that_search_gives_exists(browser: Any, served: str, site: Any) -> None:
    page = browser.new_page()
    page.goto(served)
    hits = page.evaluate("reportSearch.find('الأمن الهجرة التوصية الحاشية', { limit: 60 })")
    assert len(hits) > 20
    for hit in hits:
        path, _, anchor = hit["url"].removeprefix(served).partition("#")
        html = (site / path / "index.html").read_text("utf-8")
        assert not anchor or f'id="{anchor}"' in html
    page.close()
