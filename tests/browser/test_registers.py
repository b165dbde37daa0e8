"""A register's table sorts and filters in a real browser, and what is chosen stands in the address."""

import pytest
from playwright.sync_api import expect

from tests.browser.waiting import becomes

pytestmark = pytest.mark.browser
MONEY = "registers/money/"
ROWS = ".register-money tbody tr"


def test_words_and_a_head_choose_and_order_the_rows(visit):
    page = visit().open(MONEY)
    before = page.locator(ROWS).count()
    page.fill("#register-find", "تونس")
    becomes(page, f"document.querySelectorAll('{ROWS}').length < {before}", True)
    page.locator(".register-money th button").first.click()
    expect(page.locator(".register-money th").first).to_have_attribute("aria-sort", "ascending")
    assert "find=" in page.url
    assert "sort=0.up" in page.url


def test_an_address_with_a_choice_shows_it(visit):
    page = visit().open(f"{MONEY}#?find=%D8%AA%D9%88%D9%86%D8%B3")
    expect(page.locator("#register-find")).to_have_value("تونس")
    becomes(
        page, f"[...document.querySelectorAll('{ROWS}')].every(row => row.textContent.includes('تونس'))", True
    )
    page.locator(f"{ROWS} a").first.click()
    becomes(page, "document.querySelector(':target') !== null", True)


def test_a_row_is_a_card_on_a_phone(visit):
    page = visit(390).open(MONEY)
    cell = page.locator(f"{ROWS} td[data-label]").first
    expect(cell).to_have_css("display", "block")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_script_the_table_is_whole(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/{MONEY}" if not served.endswith("/") else f"{served}{MONEY}")
    assert page.locator(ROWS).count() > 20
    assert page.locator(".register-form").count() == 0
    context.close()
