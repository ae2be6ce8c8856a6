"""How labels look: as the order says, else as the owner's settings have it, and the same again years later."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from api.operations.labels.choice.choosing import labels_for
from api.operations.labels.order import Choice, LabelOrder, Look, Output, Paper
from api.operations.labels.printing.batches import Again, Keeping, load_batch, one_batch, reprint
from api.operations.labels.printing.drawing import draw_labels
from api.operations.labels.printing.looks import with_settings
from api.operations.labels.printing.preflighting import preflight
from api.operations.labels.printing.views import PreflightView
from api.operations.labels.words import ElementLabel
from api.settings.labels import LabelSettings
from qr.errors import FontUnfit, GlyphsMissing, LayoutUnfit, LogoUnfit, LookUnfit, UnknownLayout
from qr.stock.grid import Stock
from registry.database.engine import reading
from tests.api.operations.labels.factories import HOST, an_order, ann, printed
from tests.api.operations.labels.house import house, take_in_house
from tests.factories import a_group, an_asset
from tests.qr.factories import words
from tests.qr.styles import HAN, a_picture, a_template, font_file

ROOMS, ALL = Choice(classes=("IfcSpace",)), Choice()


def ordered(choice: Choice = ALL, stock: str = "L7165", **look: Any) -> LabelOrder:
    return LabelOrder(choice, Paper(stock), HOST, look=Look(**look))


def looked(engine: Engine, order: LabelOrder, settings: LabelSettings | None = None, **more: Any) -> PreflightView:
    with reading(engine) as session:
        return preflight(session, order, settings or LabelSettings(), **more)


def kept_layout(engine: Engine, batch: int | None) -> str:
    with reading(engine) as session:
        look = load_batch(session, batch or 0).order.look
    assert look.template is not None
    return look.template.name


@pytest.mark.parametrize(
    ("order", "layout"),
    [
        pytest.param(ordered(ROOMS), "door sign", id="rooms on large labels"),
        pytest.param(ordered(ALL), "plant sign", id="rooms and plant on large labels"),
        pytest.param(ordered(ALL, "L7160"), "standard", id="ordinary labels"),
        pytest.param(ordered(ALL, "5167"), "tag", id="small ones"),
        pytest.param(ordered(ALL, "DK-11201"), "standard", id="a roll that is printed along"),
        pytest.param(ordered(ROOMS, layout="plant sign"), "plant sign", id="the one that is named"),
    ],
)
def test_a_layout_is_chosen_by_what_is_printed_and_on_what(
    engine: Engine, tmp_path: Path, order: LabelOrder, layout: str
) -> None:
    take_in_house(engine)
    sheet = printed(engine, tmp_path, order=order)
    assert (sheet.layout, kept_layout(engine, sheet.batch)) == (layout, layout)


def test_settings_say_what_an_order_does_not() -> None:
    own = a_template(name="Ours")
    settings = LabelSettings(layout=(own,), usual_layout="ours", language="sv", font=("a.ttf",), logo="a.png")
    look = with_settings(Look(), settings)
    assert (look.usual_layout, look.usual_language, look.fonts, look.logo) == ("ours", "sv", ("a.ttf",), "a.png")
    said = with_settings(Look(layout="tag", language="da", fonts=("b.ttf",), logo="b.png"), settings)
    assert (said.layout, said.language, said.fonts, said.logo) == ("tag", "da", ("b.ttf",), "b.png")


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"language": "tlh"}, "the languages are en"),
        ({"usual_layout": "nope"}, "no layout is called"),
        ({"colours": {"*": "reddish"}}, "no colour"),
        ({"layout": (a_template(), a_template(name="OURS"))}, "two layouts"),
    ],
    ids=["language", "layout", "colour", "two of one name"],
)
def test_settings_that_have_no_meaning_are_refused_as_they_are_read(settings: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        LabelSettings(**settings)


def test_files_of_the_settings_are_looked_for_beside_them(tmp_path: Path) -> None:
    settings = LabelSettings(font=("fonts/a.ttf",), logo="/else/a.png").beside(tmp_path)
    assert settings.font == (str(tmp_path / "fonts" / "a.ttf"),)
    assert settings.logo == str(Path("/else/a.png").resolve())


def test_a_batch_looks_the_same_again_whatever_the_settings_say_now(engine: Engine, tmp_path: Path) -> None:
    take_in_house(engine)
    (tmp_path / "logo.png").write_bytes(a_picture())
    font = str(font_file(tmp_path / "han.ttf"))
    own = a_template(name="ours", bar="right", frame=True)
    order = ordered(own=(own,), layout="ours", language="da", fonts=(font,), logo=str(tmp_path / "logo.png"))
    printed(engine, tmp_path, order=replace(order, look=replace(order.look, colours=(("*", (200, 16, 46)),))))
    reprint(engine, Again(1), tmp_path / "again.pdf", Keeping(ann(1)))
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "labels.pdf").read_bytes()


@pytest.mark.parametrize(("file", "error"), [("logo.png", LogoUnfit), ("han.ttf", FontUnfit)])
@pytest.mark.parametrize("change", ["other", "gone"])
def test_a_font_or_logo_that_is_another_one_now_is_told_when_labels_are_printed_again(
    engine: Engine, tmp_path: Path, file: str, error: type[Exception], change: str
) -> None:
    take_in_house(engine)
    (tmp_path / "logo.png").write_bytes(a_picture())
    font = str(font_file(tmp_path / "han.ttf"))
    printed(engine, tmp_path, order=ordered(fonts=(font,), logo=str(tmp_path / "logo.png")))
    (tmp_path / file).unlink()
    if change == "other":
        (tmp_path / file).write_bytes(a_picture(colour="blue"))
    with pytest.raises(error, match=file):
        reprint(engine, Again(1), tmp_path / "again.pdf", Keeping(ann(1)))
    assert not (tmp_path / "again.pdf").exists()


def test_a_file_with_one_layout_is_taken_and_of_several_the_first_that_is_meant(engine: Engine, tmp_path: Path) -> None:
    take_in_house(engine)
    layout = '[[layout]]\nname = "{}"\n{}rows = [{{ show = "name" }}, {{ show = "code", at = "foot" }}]\n'
    (tmp_path / "one.toml").write_text(layout.format("one", ""))
    (tmp_path / "two.toml").write_text(layout.format("a", "") + layout.format("b", "from_mm = [60, 30]\n"))
    taken = [looked(engine, ordered(layout_file=str(tmp_path / name))).layout for name in ("one.toml", "two.toml")]
    assert taken == ["one", "b"]
    with pytest.raises(LayoutUnfit, match="2 layouts, none of them meant for labels of"):
        looked(engine, ordered(stock="5167", layout_file=str(tmp_path / "two.toml")))


@pytest.mark.parametrize("file", ["logo", "font"])
def test_a_pipe_is_not_waited_for(engine: Engine, tmp_path: Path, file: str) -> None:
    take_in_house(engine)
    pipe = str(tmp_path / "pipe")
    os.mkfifo(pipe)
    order = ordered(logo=pipe) if file == "logo" else ordered(fonts=(pipe,))
    with pytest.raises(LookUnfit, match="no such file"):
        looked(engine, order)


def test_a_layout_that_is_not_there_is_refused_before_anything_is_drawn(engine: Engine) -> None:
    take_in_house(engine)
    with pytest.raises(UnknownLayout, match="door sign"):
        looked(engine, ordered(layout="../../etc/passwd.toml"))


def test_an_asset_says_its_smallest_system_and_not_the_number_that_a_program_appends(engine: Engine) -> None:
    pump = an_asset("pump", name="Inline pump:40-100:4711", tag="4711", space_key="office")
    others = tuple(an_asset(f"valve {number}") for number in range(3))
    groups = (
        a_group("all", name="5 All heating", member_keys=("pump", "valve 0", "valve 1", "valve 2")),
        a_group("north", name="56 North", member_keys=("pump", "valve 0")),
        a_group("zone", kind="zone", name="Zone 1", member_keys=("pump",)),
    )
    take_in_house(engine, house(things=(pump, *others), groups=groups))
    with reading(engine) as session:
        [label] = [one for one in labels_for(session, ALL) if one.name.startswith("Inline")]
    assert (label.name, label.system) == ("Inline pump:40-100", "56 North")


def test_a_print_refuses_characters_that_no_font_has_unless_told_otherwise(engine: Engine, tmp_path: Path) -> None:
    foreign = [ElementLabel("7K3M9QX2R", "1", HAN, "Station", "")]
    with pytest.raises(GlyphsMissing, match=HAN):
        draw_labels(foreign, ordered(), tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()
    assert draw_labels(foreign, ordered(replace_missing=True), tmp_path / "a.pdf").missing_glyphs == [HAN]
    font = str(font_file(tmp_path / "han.ttf"))
    assert draw_labels(foreign, ordered(fonts=(font,)), tmp_path / "b.pdf").missing_glyphs == []
    assert HAN in words(tmp_path / "b.pdf")


def test_a_preflight_says_what_a_print_does(engine: Engine, tmp_path: Path) -> None:
    take_in_house(engine)
    view, sheet = looked(engine, ordered()), printed(engine, tmp_path, order=ordered())
    assert view.symbol is not None
    assert (view.symbol.version, view.symbol.error_level) == (sheet.symbol_version, sheet.error_level)
    assert (view.symbol.module_mm, view.layout, view.labels, view.sheets) == (
        sheet.module_mm,
        sheet.layout,
        sheet.labels,
        sheet.pages,
    )
    assert (view.ready, view.problems, [one.code for one in view.cut]) == (True, [], sheet.shortened)


def test_a_preflight_counts_copies_and_the_used_part_of_the_first_sheet(engine: Engine) -> None:
    take_in_house(engine)
    order = ordered()
    once = looked(engine, order)
    view = looked(engine, replace(order, paper=replace(order.paper, copies=3, start=8)))
    assert (view.labels, view.sheets) == (3 * once.labels, -(-(3 * once.labels + 7) // 8))


def test_a_preflight_tells_a_label_that_is_too_small_and_what_would_do(engine: Engine) -> None:
    take_in_house(engine)
    own = Stock("MINI", (), (210.0, 297.0), 10, 20, 18.0, 10.0, 5.0, 5.0, 20.0, 12.0, "made up")
    view = looked(engine, LabelOrder(ALL, Paper("MINI", own=(own,)), HOST))
    assert (view.ready, view.symbol, view.label_mm) == (False, None, None)
    assert "would do" in view.problems[0]


@pytest.mark.parametrize(("dpi", "ready", "dots"), [(203, False, 2.71), (600, True, 8)])
def test_a_preflight_for_a_printer_tells_whole_dots_or_that_they_are_too_few(
    engine: Engine, dpi: int, ready: bool, dots: float
) -> None:
    take_in_house(engine)
    view = looked(engine, replace(ordered(stock="5167"), output=Output("zpl", dpi=dpi)))
    assert view.symbol is not None
    assert (view.ready, {one.dpi: one.dots for one in view.symbol.dots}[dpi]) == (ready, dots)


def test_a_preflight_keeps_nothing(engine: Engine, tmp_path: Path) -> None:
    take_in_house(engine)
    looked(engine, an_order(), preview=tmp_path / "sheet.png")
    assert (tmp_path / "sheet.png").read_bytes().startswith(b"\x89PNG")
    with reading(engine) as session, pytest.raises(Exception, match="no print batch 1"):
        one_batch(session, 1)
