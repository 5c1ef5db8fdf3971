"""The HTML report of real runs, opened in a real Chromium. Skipped where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from budget_lint import cli
from tests.browser import Page, browser, program

ROOT = Path(__file__).parents[1]
FIXTURE = ROOT / "fixtures" / "final-accounts-with-errors.txt"
DISCLOSURES = ROOT.parent / "shared" / "disclosures"
REAL = [path for path in (DISCLOSURES / "xiqu-2022.txt", DISCLOSURES / "shegong-2024.pdf") if path.exists()]
WIDTHS = (1280, 390)

pytestmark = pytest.mark.skipif(program() is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browser(tmp_path_factory.mktemp("profile")) as page:
        yield page


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report for each document, and one for all."""
    folder = tmp_path_factory.mktemp("报告 1")
    documents = [str(path) for path in (FIXTURE, *REAL)]
    hostile = folder / "hostile.txt"
    hostile.write_text(
        "<script>window.hacked = 1</script><img src=x onerror='window.hacked=1'>\n"
        "2024年度本年支出合计30.00万元，其中：基本支出20.00万元，占99.99%。\n",
        encoding="utf-8",
    )
    outputs = [f"--report=html={folder}", f"--report=html={folder / 'all.html'}"]
    assert cli.run(["check", *documents, str(hostile), "--lang", "zh", "-o", str(folder / "out.txt"), *outputs]) == 1
    return folder


@pytest.fixture(params=[path.name for path in (FIXTURE, *REAL)])
def report(request: pytest.FixtureRequest, reports: Path) -> Path:
    return reports / f"{request.param}.html"


@pytest.fixture(autouse=True)
def quiet(tab: Page) -> Iterator[None]:
    tab.problems.clear()
    yield
    assert tab.problems == []


def text(tab: Page, selector: str) -> str:
    return str(tab.run(f"document.querySelector({selector!r})?.textContent"))


def in_sight(tab: Page, selector: str) -> bool:
    """True where the middle of the element is what a click there would hit."""
    return bool(
        tab.run(
            f"(() => {{ const found = document.querySelector({selector!r}); const box = found.getClientRects()[0];"
            " const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);"
            " return found.contains(hit) })()"
        )
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_scrolls_sideways(width: int, report: Path, tab: Page) -> None:
    tab.open(report, width)
    for _ in range(2):
        assert tab.run("document.documentElement.scrollWidth") <= width
        wide = "[...document.querySelectorAll('.original, .side')].filter(e => e.scrollWidth > e.clientWidth).length"
        assert tab.run(wide) == 0
        tab.run("document.querySelectorAll('.finding .head').forEach(head => head.click())")
        tab.settle()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_click_on_a_finding_shows_its_figures(width: int, report: Path, tab: Page) -> None:
    tab.open(report, width)
    assert tab.run("document.querySelectorAll('.finding').length") > 0
    assert tab.run("getComputedStyle(document.querySelector('.finding .body')).display") == "none"
    tab.click(".finding:not([data-quote]) .head")
    assert tab.run("document.querySelector('.finding.open .head').ariaExpanded") == "true"
    assert in_sight(tab, ".finding.open .arithmetic") or width < 900
    figures = tab.run("document.querySelector('.finding.open').dataset.figures.split(' ')")
    lit = tab.run("[...new Set([...document.querySelectorAll('.original .lit')].map(e => e.dataset.f))]")
    assert sorted(lit) == sorted(figures)
    assert in_sight(tab, ".original .lit.suspect, .original .lit") or tab.run(
        "document.querySelectorAll('.original .lit.suspect').length"
    )
    tab.click(".finding.open .go")
    assert in_sight(tab, ".original .f.current")
    assert text(tab, ".original .f.current") == text(tab, ".finding.open .go")
    tab.click(".finding.open .head")
    assert tab.run("document.querySelectorAll('.finding.open, .lit').length") == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_a_click_on_a_figure_shows_every_check_that_it_is_in(width: int, report: Path, tab: Page) -> None:
    tab.open(report, width)
    tab.click(".original .f.conflict")
    index = tab.run("document.querySelector('.original .f.current').dataset.f")
    known = tab.run(
        "JSON.parse(document.querySelector('script.data').textContent).checks"
        f".filter(check => check[3].includes({index})).map(check => check[2]).sort()"
    )
    assert len(known) > 0
    assert tab.run("[...document.querySelectorAll('.panel .said')].map(said => said.textContent).sort()") == known
    assert in_sight(tab, ".panel strong")
    assert tab.run("document.querySelectorAll('.panel li.broken').length") > 0
    assert text(tab, ".panel h4") == f"参与{len(known)}项核对"
    tab.click(".panel .close")
    assert tab.run("document.querySelector('.panel').hidden") is True


def test_the_keyboard(report: Path, tab: Page) -> None:
    tab.open(report)
    count = tab.run("document.querySelectorAll('.finding').length")
    focused = "[...document.querySelectorAll('.finding')].indexOf(document.activeElement.closest('.finding'))"
    tab.press("j")
    assert tab.run(focused) == 0
    assert tab.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    tab.press(*["j"] * count)
    assert tab.run(focused) == count - 1
    tab.press("ArrowUp", "ArrowUp", "ArrowDown", "k")
    assert tab.run(focused) == max(0, count - 3)
    tab.press("Enter")
    assert tab.run("document.activeElement.ariaExpanded") == "true"
    tab.press("j")
    assert tab.run("document.querySelector('.finding.open').contains(document.activeElement)") is True
    tab.press("Escape")
    assert tab.run("document.querySelectorAll('.finding.open').length") == 0
    tab.press("n", "n", "p")
    assert tab.run("document.activeElement === document.querySelector('.original .f')") is True
    tab.press("Enter")
    assert tab.run("document.querySelector('.panel').hidden") is False
    tab.press("Escape")
    assert tab.run("document.querySelector('.panel').hidden") is True
    assert tab.run("document.activeElement.classList.contains('f')") is True


def test_the_filters(reports: Path, tab: Page) -> None:
    tab.open(reports / f"{FIXTURE.name}.html")
    shown = "[...document.querySelectorAll('.finding')].filter(one => one.offsetHeight).length"
    count = tab.run(shown)
    assert tab.run("document.querySelector('[data-severity=error] .count').textContent") == str(count)
    tab.click("[data-severity=error]")
    assert (tab.run(shown), tab.run("document.querySelector('[data-severity=error]').ariaPressed")) == (0, "false")
    tab.click("[data-severity=error]")
    assert tab.run(shown) == count
    marked = "getComputedStyle(document.querySelector('.original .f.agrees')).borderBottomColor"
    before = tab.run(marked)
    tab.click("[data-state=agrees]")
    assert tab.run(marked) == "rgba(0, 0, 0, 0)" != before
    tab.press("n")
    assert tab.run("document.activeElement.classList.contains('agrees')") is False


def test_several_documents_in_one_file(reports: Path, tab: Page) -> None:
    tab.open(reports / "all.html")
    articles = tab.run("document.querySelectorAll('article').length")
    assert articles == 2 + len(REAL)
    visible = "[...document.querySelectorAll('article')].findIndex(one => !one.hidden)"
    assert tab.run(visible) == 0
    tab.run("{ const pick = document.querySelector('#pick'); pick.value = 1; pick.dispatchEvent(new Event('change')) }")
    assert tab.run(visible) == 1
    tab.press("j", "Enter")
    assert tab.run("document.querySelectorAll('article')[1].querySelectorAll('.finding.open').length") == 1


def test_a_hostile_document_is_only_text(reports: Path, tab: Page) -> None:
    tab.open(reports / "hostile.txt.html")
    tab.click(".finding .head")
    tab.click(".original .f.conflict")
    assert tab.run("window.hacked === undefined") is True
    assert "<script>window.hacked = 1</script>" in text(tab, ".original")


def test_without_script_everything_shows(report: Path, tab: Page) -> None:
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        tab.open(report)
        assert tab.call("DOM.getDocument", depth=1)["root"]["childNodeCount"] > 0
    finally:
        tab.call("Emulation.setScriptExecutionDisabled", value=False)
    assert tab.run("getComputedStyle(document.querySelector('.finding .body')).display") == "block"


def test_it_prints(report: Path, tab: Page, tmp_path: Path) -> None:
    tab.open(report)
    tab.printed(tmp_path / "print.pdf")
    pypdfium2 = pytest.importorskip("pypdfium2")
    pdf = pypdfium2.PdfDocument(tmp_path / "print.pdf")
    try:
        first = pdf[0].get_textpage().get_text_bounded()
        whole = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    finally:
        pdf.close()
    assert "问题" in first
    assert all(title in whole.replace("\r\n", "") for title in ("算式", "依据"))
