"""The parts of the site: an edit has that built which depends on it, to the bytes of a build from nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from calculator.build.fingerprint import files_of
from calculator.build.site.asset_folders import assets_in
from calculator.build.site.build import build_site
from calculator.build.site.inputs import INPUTS, hash_inputs, read_inputs
from calculator.build.site.mkdocs import MkDocs, loading_mkdocs
from calculator.build.site.parts import SHARED, PartError, folder_of, no_input_of
from calculator.build.site.paths_and_addresses import LANGUAGES, ROOT, Settings
from calculator.build.site.staging.pages import pages_of
from calculator.build.site.staging.stage_pages import stage_pages

ALL = {SHARED, *LANGUAGES}
KEPT = ("parts", "mkdocs", "docs")


@pytest.fixture
def project(site: Path, tmp_path: Path) -> Settings:
    """A copy of the project as it was built last; what is not edited is only linked to."""
    assert site.is_dir()
    root = tmp_path / "project"
    for name in INPUTS:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).symlink_to(ROOT / name)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    (root / "docs").unlink()
    shutil.copytree(ROOT / "docs", root / "docs")
    for name in KEPT:
        shutil.copytree(Settings().work / name, root / "build" / name)
    return Settings(root=root, work=root / "build", output=root / "site")


def edit(file: Path, more: str) -> None:
    with file.open("a", encoding="utf-8") as text:
        text.write(more)


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files_of([folder])}


def when_built(settings: Settings) -> dict[str, int]:
    return {part: folder_of(settings, part).stat().st_ctime_ns for part in ALL}


def built_since(settings: Settings, before: dict[str, int]) -> set[str]:
    return {part for part, when in when_built(settings).items() if when != before[part]}


def from_nothing(settings: Settings, *parts: str) -> dict[str, bytes]:
    """The whole site, with `parts` built without anything that was kept of them."""
    for part in parts:
        shutil.rmtree(folder_of(settings, part))
        shutil.rmtree(settings.work / "mkdocs" / part)
    shutil.rmtree(settings.output)
    assert build_site(settings)
    return contents(settings.output)


def test_an_edited_page_has_its_language_built_and_no_other_to_the_bytes_of_a_whole_build(
    project: Settings,
) -> None:
    before = when_built(project)
    page = project.docs / "zh" / "buyers" / "faq.md"
    page.write_text(page.read_text("utf-8").replace("title: ", "title: 新的", 1), encoding="utf-8")
    edit(page, "\n## 再问一句 {#one-more}\n\n见[下单](../how-it-works.md#life)，也见[上面](#one-more)。\n")
    assert build_site(project)
    assert built_since(project, before) == {"zh"}
    quick = contents(project.output)
    assert "再问一句".encode() in quick["zh/buyers/faq/index.html"]
    whole = from_nothing(project, "zh")
    assert quick.keys() == whole.keys()
    assert [name for name in quick if quick[name] != whole[name]] == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("docs/overrides/partials/footer.html", "<!-- more -->\n"),
        ("docs/assets/site.css", "\n.more { color: red }\n"),
    ],
)
def test_what_both_languages_share_has_both_built_to_the_same_bytes(
    project: Settings, name: str, more: str
) -> None:
    before = when_built(project)
    edit(project.root / name, more)
    assert build_site(project)
    assert built_since(project, before) == ALL
    kept = contents(project.output)
    whole = from_nothing(project, *LANGUAGES)
    assert [file for file in whole if kept.get(file) != whole[file]] == []


def test_a_page_that_changed_is_all_that_mkdocs_is_asked_for(
    project: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def everything(_: MkDocs) -> None:
        pytest.fail("all pages are built anew")

    monkeypatch.setattr(MkDocs, "_build_all", everything)
    edit(project.docs / "en" / "buyers" / "faq.md", "\n## One more? {#one-more}\n\nYes.\n")
    assets = assets_in(folder_of(project, SHARED) / "assets")
    pages = pages_of(project, "en")
    stage_pages(project, "en", pages, assets)
    built = project.work / "mkdocs" / "en"
    before = contents(built)
    with loading_mkdocs(project, "en", assets.site) as mkdocs:
        assert mkdocs.build(pages) == built
    now = contents(built)
    assert {name for name in now if now[name] != before.get(name)} == {
        "buyers/faq/index.html",
        "search/search_index.json",
    }


def test_a_link_to_a_place_that_is_missing_stops_the_build(project: Settings) -> None:
    page = project.docs / "zh" / "buyers" / "faq.md"
    edit(page, "\n见[下单](../how-it-works.md#no-such-place)。\n")
    with pytest.raises(PartError, match="no-such-place"):
        build_site(project)


@pytest.mark.long
def test_a_place_that_goes_while_other_pages_lead_to_it_stops_the_build(project: Settings) -> None:
    linked_to = project.docs / "zh" / "how-it-works.md"
    text = linked_to.read_text("utf-8")
    assert "{#life}" in text
    linked_to.write_text(text.replace("{#life}", "{#lives}"), encoding="utf-8")
    with pytest.raises(PartError, match="#life"):
        build_site(project)


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("docs/zh/index.md", {"zh"}),
        ("docs/zh/new.md", {"zh"}),
        ("docs/en/index.md", {"en"}),
        ("mkdocs.en.yml", {"en"}),
        ("mkdocs.yml", ALL),
        ("docs/glossary.yml", ALL),
        ("docs/changes.yml", ALL),
        ("docs/overrides/main.html", ALL),
        ("docs/assets/site.css", ALL),
        ("docs/a_new_folder/new.txt", ALL),
        ("calculator/version.py", ALL),
        ("calculator/build/site/new.py", ALL),
        ("requirements.lock", ALL),
        ("tests/measured.json", ALL),
    ],
)
def test_each_part_depends_on_all_but_the_pages_and_menus_of_other_languages(
    tmp_path: Path, name: str, of: set[str]
) -> None:
    settings = Settings(root=tmp_path)
    for path in (*INPUTS, "calculator/version.py", name):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).touch()

    def hashes() -> dict[str, str]:
        inputs = read_inputs(settings)
        return {part: hash_inputs(settings, inputs, no_input_of(settings, part)) for part in ALL}

    before = hashes()
    edit(tmp_path / name, "more")
    now = hashes()
    assert {part for part in ALL if now[part] != before[part]} == of


READS = """
import os, sys
from pathlib import Path
from calculator.build.refused_reading import RefusedReadError, refuse_reading
refuse_reading([Path("closed")], but=[Path("closed/open")])
for path in ("plain", "closed/open/file", "closed-not/file"):
    Path(path).read_bytes()
for read in (
    lambda: open("closed/file"),
    lambda: Path("beside/../closed/file").read_text(),
    lambda: os.listdir("closed"),
    lambda: list(Path("closed").rglob("*")),
    lambda: open(b"closed/file", "rb"),
):
    try:
        read()
    except RefusedReadError as error:
        assert "closed" in str(error)
    else:
        sys.exit("read")
"""


def test_what_a_part_does_not_depend_on_it_cannot_read(tmp_path: Path) -> None:
    for name in ("plain", "beside/file", "closed/file", "closed/open/file", "closed-not/file"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}){READS}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
