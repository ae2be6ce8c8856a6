"""Outdoor spaces by the whole of their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifc_import.vocabulary.outdoors import PLACES, is_outdoors


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Terrasse",
            "Balkon",
            "BALKON 3",
            "Balkone",
            "Roof",
            "Roof terrace",
            "Roof Terrace 2",
            "Flat roof",
            "Rooftop",
        ),
        *("Terrace - South", "North balcony", "Balcony 2nd floor", "Private terrace", "Outdoor area", "Roof garden"),
        *("Dachterrasse", "Dachterrasse 3.OG", "Terrasse West", "Balkon Whg. 12", "Terrasse, überdacht", "Innenhof"),
        *("Aussenbereich", "Außenanlagen", "Takterrass", "Takterrasse", "Altan", "Balkong lgh 1101", "Uteplats"),
        *("Felles takterrasse", "Tagterrasse", "Toiture terrasse", "Balcon", "Terraza", "Terrazza", "Dakterras"),
        *("Parveke", "Taras", "Střecha", "Балкон", "Loggia", "Patio", "Courtyard", "Garden", "RoofTerrace"),
    ],
)
def test_names_that_mean_nothing_but_a_place_outdoors(name: str) -> None:
    assert is_outdoors(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", "101", "Office", "North", "Roof plant room", "Dachgeschoss", "Dachboden", "Dachraum", "Roof space"),
        *("Roof store", "Roof access stair", "Terrace room", "Terrace apartment", "Terrace apartment 3", "Roof flat"),
        *("Balkonzimmer", "Terrassenzimmer 2", "Wintergarten", "Winter garden", "Kindergarten", "Gartengeräte"),
        *("Takvåning", "Fläkt på tak", "Fläktrum tak", "Inglasad balkong", "Outdoor equipment store", "Garden store"),
        *("External plant", "Ljusgård", "Lichthof", "Gårdshus", "Terrace bar", "Balcony lounge", "Hofladen"),
    ],
)
def test_names_that_mean_a_room(name: str) -> None:
    assert not is_outdoors(name)


@given(
    st.sampled_from([place.strip() for place in PLACES.split(",")]),
    st.sampled_from(["Office", "Kontor", "Technik", "room", "Raum", "store", "plant", "access", "Lager", "WC"]),
)
def test_a_word_for_a_room_makes_every_place_a_room(place: str, room: str) -> None:
    assert is_outdoors(place)
    assert is_outdoors(f"{place.upper()} 12")
    assert not is_outdoors(f"{place} {room}")
    assert not is_outdoors(f"{room} {place} 2")
