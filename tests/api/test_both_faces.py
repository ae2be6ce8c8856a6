"""The command line and HTTP are two faces of one operation: they refuse the same things in the same words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import typer
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from api.cli.main import app
from api.cli.terminal.exits import exit_code_of, known_errors
from api.http.application import create_app
from registry.database.engine import open_engine
from tests.api.conftest import Skylt

COMMANDS = typer.main.get_command(app)

UNKNOWN = {
    "building": ("Polisstation", "there is no building 'Polisstation'; perhaps 'Polisstation Ängö'"),
    "storey": ("Plan 2", "there is no storey 'Plan 2'; perhaps 'Plan 2 Kontor' or 'Entréplan'"),
    "class": ("IfcNope", "there is no class 'IfcNope'; perhaps 'IfcPile' or 'IfcSpace' or 'IfcPlate'"),
    "list": ("vehicles", "there is no list 'vehicles'; there are none yet"),
    "model": ("architectur", "there is no source model 'architectur'; perhaps 'architecture'"),
    "revision": (
        "architecture:99",
        "there is no revision 'architecture:99', or its import was undone; "
        "write it as architecture:2 or as the number of an import",
    ),
    "room": ("Rum 999", "there is no room 'Rum 999'; "),
    "system": ("Ånga", "there is no system or zone 'Ånga'; "),
    "type": ("Ångpanna 9000", "there is no type 'Ångpanna 9000'; "),
}
"""What is asked for → a name that nothing has, and what is said of it; the names that are near may follow."""

OPTIONS = {
    "building": "building", "storey": "storey", "class": "class", "list": "list", "model": "source_model",
    "room": "room", "system": "system", "type": "type",
}  # fmt: skip
"""What is asked for → the parameter of HTTP; the option of the command line is called the same, unless a list says."""


@dataclass(frozen=True)
class Listed:
    """A list: the command, the path, and what may be asked for on either face: option and parameter."""

    command: str
    path: str
    asked: dict[str, tuple[str, str]]
    given: tuple[str, str] | None = None
    """what has to be given besides: for the command, and as a query"""

    @property
    def name(self) -> str:
        """What the test is called by."""
        return self.command or self.path


def listed(command: str, path: str, *asked: str, **others: Any) -> Listed:
    given = others.pop("given", None)
    pairs = {one: (one, OPTIONS[one]) for one in asked} | others
    return Listed(command, path, pairs, given)


AS_OF = ("as-of", "as_of")
LISTS = (
    listed("storeys", "/storeys", "building"),
    listed("spaces", "/spaces", "building", "storey", "room", "system", "type", revision=AS_OF),
    listed("assets", "/assets", "building", "storey", "class", "list", "room", "system", "type"),
    listed("areas", "/areas", "building", "storey", "room", "system", "type", revision=AS_OF),
    listed("global-ids", "/global-ids", "building", "room", "class", revision=AS_OF),
    listed(
        "labels updates", "/labels/updates", "building", "room", "class",
        revision=("since", "since"), given=("--since=1", "since=1"),
    ),
    listed("history 101", "/elements/101/history", "building", "storey"),
    listed("correct 101", "/elements/101/corrections", "building", "storey"),
    listed("matches list", "/matches", "building", "room", "class"),
    listed("revisions list", "/revisions", "building", "model"),
    listed("receipt --list", "/revisions", "building", model=("source-model", "source_model")),
    listed("revisions scorecard", "", "building", "model", given=("--building=Polisstation Ängö", "")),
    listed("align", "/alignment", "building"),
    listed("labels status", "/labels/status", "building"),
    listed("labels check", "/labels/check", "building"),
    listed("labels adopted", "/signs", "building"),
    listed(
        "labels eligible", "/label-choices", "building", "storey",
        revision=("changes-since", "changes_since"), **{"class": ("class", "classes")},
        room=("room", "rooms"), system=("system", "systems"), type=("type", "types"),
    ),
)  # fmt: skip

ACTIONS = {
    "skylt import", "skylt assets import", "skylt assets add", "skylt assets retire", "skylt owner-table",
    "skylt locate", "skylt revisions undo", "skylt receipt", "skylt labels print", "skylt labels preflight",
    "skylt labels verify", "skylt labels mount", "skylt labels claim", "skylt labels adopt", "skylt show",
}  # fmt: skip
"""Commands that list nothing, or that are in LISTS by what they list."""


def unknown_names() -> Iterator[Any]:
    for one in LISTS:
        for what in one.asked:
            yield pytest.param(one, what, id=f"{one.name}: {what}")


def said_by_command(arguments: list[str]) -> tuple[int, str]:
    """The exit code of a command, and what it says on standard error."""
    try:
        app(arguments, standalone_mode=False)
    except known_errors() as error:
        return exit_code_of(error), str(error)
    return 0, ""


SEVERAL = {"classes", "rooms", "systems", "types"}
"""What a choice of labels may name several of."""


def answer_of(client: TestClient, one: Listed, query: dict[str, str]) -> tuple[int, Any]:
    """Status and body; a choice of labels is a body, and its classes are several."""
    path = f"/api/v1{one.path}"
    if one.path == "/label-choices":
        body = {name: [text] if name in SEVERAL else text for name, text in query.items()}
        answer = client.post(path, json=body)
    else:
        given = dict([one.given[1].split("=")]) if one.given else {}
        answer = client.get(path, params=given | query)
    return answer.status_code, answer.json()


@pytest.mark.parametrize(("one", "what"), list(unknown_names()))
def test_a_name_that_nothing_has_is_refused_alike_on_both_faces(
    one: Listed, what: str, station_url: str, client: TestClient
) -> None:
    (text, told), (option, parameter) = UNKNOWN[what], one.asked[what]
    if one.command:
        given = [one.given[0]] if one.given else []
        command = [*one.command.split(), *given, f"--{option}={text}", f"--database={station_url}"]
        code, said = said_by_command(command)
        assert (code, said[: len(told)]) == (1, told)
    if one.path:
        status, answer = answer_of(client, one, {parameter: text})
        assert (status, answer["detail"][: len(told)]) == (404, told)
    if one.command and one.path and what in {"room", "system", "type"}:
        assert answer["detail"] == said


@pytest.mark.parametrize("one", [one for one in LISTS if "storey" in one.asked], ids=lambda one: one.name)
def test_a_storey_is_one_of_the_building_that_is_named(one: Listed, station_url: str, client: TestClient) -> None:
    """Where the building is not there either, that is what is told."""
    said = {"building": UNKNOWN["building"][0], "storey": "Vind"}
    status, answer = answer_of(client, one, said)
    assert (status, answer["detail"]) == (404, UNKNOWN["building"][1])
    options = [f"--{name}={text}" for name, text in said.items()]
    assert said_by_command([*one.command.split(), *options, f"--database={station_url}"]) == (1, answer["detail"])


def test_a_class_that_no_asset_has_gives_an_empty_list(station_url: str, client: TestClient, skylt: Skylt) -> None:
    listed_by_command = skylt("assets", "--class", "IfcTransformer", "--json", "--database", station_url)
    assert (listed_by_command.exit_code, listed_by_command.json) == (0, [])
    answer = client.get("/api/v1/assets", params={"class": "IfcTransformer"})
    assert (answer.status_code, answer.json()) == (200, [])


def test_a_class_has_the_assets_of_its_subclasses_on_both_faces(
    station_url: str, client: TestClient, skylt: Skylt
) -> None:
    everything = client.get("/api/v1/assets").json()
    doors = client.get("/api/v1/assets", params={"class": "ifcdoor"}).json()
    assert doors == [one for one in everything if one["ifc_class"].startswith("IfcDoor")] != []
    assert client.get("/api/v1/assets", params={"class": "IfcElement"}).json() == everything
    assert skylt("assets", "--class", "ifcdoor", "--json", "--database", station_url).json == doors


@pytest.mark.parametrize(
    ("command", "path"), [("receipt 99", "/revisions/99/receipt"), ("labels batches 99", "/label-batches/99")]
)
def test_a_number_that_nothing_has_is_refused_alike_on_both_faces(
    command: str, path: str, station_url: str, client: TestClient
) -> None:
    answer = client.get(f"/api/v1{path}")
    assert answer.status_code == 404
    fact, _, _advice = answer.json()["detail"].partition("; GET ")  # of HTTP alone
    assert said_by_command([*command.split(), f"--database={station_url}"]) == (1, fact)


def test_as_of_a_revision_nothing_retired_is_listed_on_either_face(station_url: str, client: TestClient) -> None:
    answer = client.get("/api/v1/spaces", params={"as_of": "1", "retired": True})
    assert answer.status_code == 422
    command = ["spaces", "--as-of=1", "--retired", f"--database={station_url}"]
    assert said_by_command(command) == (2, answer.json()["detail"])


def test_every_list_of_http_is_compared() -> None:
    known = {parameter for _, parameter in AS_PAIRS}
    for route in create_app(open_engine("sqlite://")).routes:
        if isinstance(route, APIRoute) and route.methods == {"GET"} and "{building" not in route.path:
            asked = {one.alias for one in query_parameters(route.dependant)} & known
            path = route.path.removeprefix("/api/v1").replace("{which}", "101")
            compared = {parameter for one in LISTS if one.path == path for _, parameter in one.asked.values()}
            assert asked - compared == NOT_NAMES.get(path, set()), path


def test_every_list_of_the_command_line_is_compared() -> None:
    known = {f"--{option}" for option, _ in AS_PAIRS}
    for name, command in all_commands(COMMANDS, "skylt"):
        asked = {text for one in command.params for text in one.opts} & known
        compared = {
            f"--{option}"
            for one in LISTS
            if f"skylt {one.command}".removesuffix(" 101").removesuffix(" --list") == name
            for option, _ in one.asked.values()
        }
        if name not in ACTIONS:
            assert asked - compared == NOT_NAMES.get(name, set()), name


AS_PAIRS = {pair for one in LISTS for pair in one.asked.values()}
NOT_NAMES = {
    "/labels/status": {"list"},
    "skylt labels status": {"--list"},
    "skylt labels calibrate": {"--list"},
    "skylt align": {"--model"},
    "skylt labels eligible": {"--list"},
}  # fmt: skip
"""Options that are called as one of those, and name something else."""


def query_parameters(dependant: Any) -> Iterator[Any]:
    yield from dependant.query_params
    for one in dependant.dependencies:
        yield from query_parameters(one)


def all_commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    yield name, command
    for part, one in getattr(command, "commands", {}).items():
        yield from all_commands(one, f"{name} {part}")


@pytest.fixture
def own(own_url: str) -> Iterator[TestClient]:
    """HTTP over a registry that the test may change."""
    engine = open_engine(own_url)
    with TestClient(create_app(engine)) as client:
        yield client
    engine.dispose()


def rooms_of_one_number(own: TestClient) -> list[Any]:
    """Two rooms to which a person gave one number; they are on different storeys."""
    rooms = own.get("/api/v1/spaces").json()
    first = rooms[0]
    other = next(one for one in rooms if one["storey"] != first["storey"])
    for one in (first, other):
        own.patch(f"/api/v1/elements/{one['code']}", json={"fields": {"number": "20"}, "by": "Ann"})
    return [own.get(f"/api/v1/spaces/{one['id']}").json() for one in (first, other)]


def test_several_rooms_of_one_number_are_a_question_that_shows_them_on_both_faces(
    own: TestClient, own_url: str
) -> None:
    rooms = rooms_of_one_number(own)
    answer = own.patch("/api/v1/elements/20", json={"fields": {"name": "Archive"}, "by": "Ann"})
    told = answer.json()["detail"]
    assert answer.status_code == 409
    for one in rooms:
        code = "-".join((one["code"][:3], one["code"][3:6], one["code"][6:]))
        assert f"space 20 {one['name']} on {one['storey']} in {one['building']}, code {code}" in told
    assert said_by_command(["correct", "20", "name=Archive", f"--database={own_url}"]) == (3, told)
    assert said_by_command(["history", "20", f"--database={own_url}"]) == (3, told)
    assert own.get("/api/v1/elements/20/history").json()["detail"] == told


def test_a_storey_answers_which_room_is_meant_on_both_faces(own: TestClient, own_url: str) -> None:
    first, other = rooms_of_one_number(own)
    said = {"fields": {"name": "Archive"}, "by": "Ann", "storey": first["storey"]}
    assert own.patch("/api/v1/elements/20", json=said).json()["element"]["code"] == first["code"]
    history = own.get("/api/v1/elements/20/history", params={"storey": other["storey"]})
    assert history.json()["code"] == other["code"]
    command = ["correct", "20", "name=Archive", f"--storey={other['storey']}", f"--database={own_url}"]
    assert said_by_command(command) == (0, "")
    assert own.get(f"/api/v1/spaces/{other['id']}").json()["name"] == "Archive"


def test_a_confirmed_room_and_a_mounted_label_take_no_id_for_a_number(own: TestClient, own_url: str) -> None:
    rooms = own.get("/api/v1/spaces").json()
    numbers = {one["number"] for one in rooms}
    room = next(one for one in rooms if str(one["id"]) not in numbers)
    asset = next(one for one in own.get("/api/v1/assets").json() if one["building"])
    number, code, database = str(room["id"]), asset["code"], f"--database={own_url}"
    told = f"no room in {asset['building']} has the number, code or GlobalId '{number}'"
    place, seen = f"/api/v1/assets/{code}/location", f"/api/v1/codes/{code}/mounting"
    assert own.put(place, json={"space": number, "by": "Ann"}).json()["detail"] == told
    assert own.post(seen, json={"space": number, "by": "Ann"}).json()["detail"] == told
    assert said_by_command(["locate", "--confirm", code, number, database]) == (1, told)
    assert said_by_command(["labels", "mount", code, "--room", number, database]) == (1, told)
    confirmed = own.put(place, json={"space": f"id:{number}", "by": "Ann"})
    assert confirmed.json()["after"]["id"] == room["id"]


FILTERS: dict[str, tuple[str, dict[str, str], Callable[[Any], bool]]] = {
    "rooms by number": ("spaces", {"room": "1??"}, lambda row: len(row["number"]) == 3 and row["number"][0] == "1"),
    "assets by room": ("assets", {"room": "100"}, lambda row: (row["space"] or {}).get("number") == "100"),
    "assets by type": ("assets", {"type": "ljuspanel*"}, lambda row: (row["type"] or "").startswith("Ljuspanel")),
    "what is there": ("assets", {"status": "present"}, lambda row: row["retired_at"] is None),
    "rooms by predefined type": ("spaces", {"type": "INTERNAL"}, lambda row: row["predefined_type"] == "INTERNAL"),
}  # fmt: skip
"""What is asked → the list, the filters, and which of all rows those are."""


@pytest.mark.parametrize("what", FILTERS)
def test_a_filter_gives_the_same_rows_on_both_faces(
    what: str, station_url: str, client: TestClient, skylt: Skylt
) -> None:
    name, filters, fits = FILTERS[what]
    wanted = [row for row in client.get(f"/api/v1/{name}").json() if fits(row)]
    assert wanted != []
    assert client.get(f"/api/v1/{name}", params=filters).json() == wanted
    options = [f"--{option}={text}" for option, text in filters.items()]
    assert skylt(name, *options, "--json", "--database", station_url).json == wanted


def test_a_system_has_its_members_on_both_faces(station_url: str, client: TestClient, skylt: Skylt) -> None:
    found = client.get("/api/v1/assets", params={"system": "57*"}).json()
    assert found != []
    for row in found[:3]:
        groups = client.get(f"/api/v1/assets/{row['id']}").json()["groups"]
        assert any(group["name"].startswith("57") for group in groups)
    assert skylt("assets", "--system", "57*", "--json", "--database", station_url).json == found


def test_what_was_removed_is_listed_alone(own: TestClient, own_url: str, skylt: Skylt) -> None:
    added = own.post("/api/v1/assets", json={"name": "Van", "by": "Ann"}).json()
    assert own.get("/api/v1/assets", params={"status": "removed"}).json() == []
    assert skylt("assets", "retire", added["code"], "--database", own_url).exit_code == 0
    [removed] = own.get("/api/v1/assets", params={"status": "removed"}).json()
    assert removed["code"] == added["code"]
    assert skylt("assets", "--status", "removed", "--json", "--database", own_url).json == [removed]


def test_imports_and_matches_are_listed_by_their_status(own: TestClient, own_url: str, skylt: Skylt) -> None:
    everything = own.get("/api/v1/revisions").json()
    assert own.get("/api/v1/revisions", params={"status": "applied"}).json() == everything != []
    assert skylt("revisions", "undo", "2", "--yes", "--database", own_url).exit_code == 0
    undone = own.get("/api/v1/revisions", params={"status": "undone"}).json()
    assert [row["id"] for row in undone] == [2]
    assert skylt("revisions", "list", "--status", "undone", "--json", "--database", own_url).json == undone
    for status in ("open", "settled"):
        found = own.get("/api/v1/matches", params={"status": status}).json()
        assert skylt("matches", "list", "--status", status, "--json", "--database", own_url).json == found


def test_a_building_is_renamed_on_both_faces_and_the_name_is_taken_back(
    own: TestClient, own_url: str, skylt: Skylt
) -> None:
    [building] = own.get("/api/v1/buildings").json()
    path = f"/api/v1/buildings/{building['id']}"
    renamed = own.patch(path, json={"name": "Station", "by": "Ann", "why": "our list"}).json()
    assert [(one["before"], one["after"]) for one in renamed["changes"]] == [(building["name"], "Station")]
    ran = skylt("buildings", "rename", "Station", "Police", "--by", "Bo", "--json", "--database", own_url)
    assert ran.json["changes"][0]["before"] == "Station"
    [entry] = [one for one in own.get("/api/v1/elements/Police/history").json()["entries"] if one["who"] == "Ann"]
    assert (entry["event"], entry["why"]) == ("corrected", "our list")
    assert skylt("correct", "Police", "--take-back", "name", "--database", own_url).exit_code == 0
    assert own.get("/api/v1/buildings").json() == [building]


def test_a_building_is_not_renamed_to_nothing_or_by_a_name_that_nothing_has(own: TestClient, own_url: str) -> None:
    database = f"--database={own_url}"
    assert said_by_command(["buildings", "rename", "Polisstation", "Station", database]) == (1, UNKNOWN["building"][1])
    assert said_by_command(["buildings", "rename", "Polisstation Ängö", " ", database])[0] == 2
    assert own.patch("/api/v1/buildings/1", json={"name": " ", "by": "Ann"}).status_code == 422
    assert own.patch("/api/v1/buildings/999", json={"name": "Station", "by": "Ann"}).status_code == 404
