"""The list of kept modules says what the calculator uses; with any other list the build fails."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from calculator.build.runtime import StaleModulesError, build_runtime, kept_modules, pipeline
from calculator.build.runtime.archives import read_archive, write_archive
from calculator.build.runtime.node import InsidePythonError, run_inside
from calculator.build.runtime.pipeline import try_out
from calculator.build.runtime.shipped_runtime import Shipped
from calculator.build.runtime.wheel_parts import modules_in


def modules_of(archive: Path) -> set[str]:
    names = (name.removesuffix(".pyc").removesuffix("/__init__") for name in read_archive(archive))
    return {name.replace("/", ".") for name in names}


def test_the_page_carries_the_listed_modules_and_no_others(shipped: Shipped) -> None:
    assert modules_of(shipped.interpreter.standard_library) == kept_modules.read_kept(kept_modules.LIST)


def test_the_calculator_works_with_the_trimmed_library_alone(shipped: Shipped) -> None:
    archives = [shipped.start, shipped.later]
    argument = {"modules": [name for archive in archives for name in modules_in(read_archive(archive))]}
    used = run_inside(shipped.interpreter, "used_modules.py", argument, archives=archives)
    assert set(used) == kept_modules.read_kept(kept_modules.LIST)


def test_a_buyers_plan_needs_no_more_than_the_calculator(shipped: Shipped) -> None:
    modules = modules_in(read_archive(shipped.buyer))
    plan = [name for name in modules if not name.startswith("calculator.buyer.payments")]
    archives = [shipped.start, shipped.later, shipped.buyer]
    run_inside(shipped.interpreter, "used_modules.py", {"modules": plan, "buyer": True}, archives=archives)


def test_order_files_bring_the_listed_modules_along_and_no_others(shipped: Shipped) -> None:
    library = {name for name in modules_of(shipped.orders) if not re.match(r"calculator\b", name)}
    assert library == kept_modules.read_kept(kept_modules.ORDERS_LIST)
    assert not library & kept_modules.read_kept(kept_modules.LIST)


def test_order_files_are_read_with_what_is_shipped_alone(shipped: Shipped) -> None:
    argument = {"modules": modules_in(read_archive(shipped.orders)), "orders": True}
    archives = [shipped.start, shipped.later, shipped.buyer, shipped.orders, shipped.spreadsheets]
    used = run_inside(shipped.with_orders, "used_modules.py", argument, archives=archives)
    assert kept_modules.read_kept(kept_modules.ORDERS_LIST) <= set(used) | kept_modules.CODECS


def test_a_runtime_that_lacks_a_module_is_found_out(shipped: Shipped, tmp_path: Path) -> None:
    library = read_archive(shipped.interpreter.standard_library)
    del library["json/decoder.pyc"]
    write_archive(tmp_path / "library.zip", library)
    crippled = replace(
        shipped, interpreter=replace(shipped.interpreter, standard_library=tmp_path / "library.zip")
    )
    with pytest.raises(InsidePythonError, match=r"json\.decoder"):
        try_out(crippled)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the calculator was seen to use, without looking once more: the tests above look."""
    used = kept_modules.read_kept(kept_modules.LIST), kept_modules.read_kept(kept_modules.ORDERS_LIST)
    monkeypatch.setattr(pipeline, "used_modules", lambda *_: used)


@pytest.mark.usefixtures("seen")
def test_a_stale_list_for_order_files_fails_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modules = kept_modules.read_kept(kept_modules.ORDERS_LIST)
    stale = tmp_path / "kept_for_orders.txt"
    kept_modules.write_kept(modules - {"csv"} | {"sqlite3"}, stale)
    monkeypatch.setattr(pipeline, "ORDERS_LIST", stale)
    with pytest.raises(StaleModulesError, match=r"kept_for_orders.*missing: csv; superfluous: sqlite3"):
        build_runtime(tmp_path / "runtime")


@pytest.mark.usefixtures("seen")
@pytest.mark.parametrize(
    ("stale", "complaint"),
    [
        (lambda modules: modules - {"json.decoder"}, r"missing: json\.decoder; superfluous: none"),
        (lambda modules: modules | {"sqlite3"}, "missing: none; superfluous: sqlite3"),
    ],
    ids=["lacks one", "has one too many"],
)
def test_a_stale_list_fails_the_build(
    stale: Callable[[frozenset[str]], frozenset[str]],
    complaint: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    modules = stale(kept_modules.read_kept(kept_modules.LIST))
    stale_list = tmp_path / "kept_modules.txt"
    kept_modules.write_kept(modules, stale_list)
    monkeypatch.setattr(pipeline, "LIST", stale_list)
    with pytest.raises(StaleModulesError, match=complaint) as failure:
        build_runtime(tmp_path / "runtime")
    assert kept_modules.UPDATE in str(failure.value)


def test_a_module_that_python_does_not_have_fails_the_build() -> None:
    with pytest.raises(StaleModulesError, match="no_such_module"):
        kept_modules.trim({"json/__init__.py": b""}, ["json", "no_such_module"])


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    before = kept_modules.read_kept(kept_modules.LIST)
    kept_modules.write_kept(before, tmp_path / "kept_modules.txt")
    assert kept_modules.read_kept(tmp_path / "kept_modules.txt") == before
