"""A few names in raw bytes are enough to tell what they are written in."""

import pytest

from ifc_import.reading.file.alphabets import guess_encoding

NAMES = {
    "Swedish": ("cp1252", "Förråd", "Kök", "Mötesrum", "Åtgärd", "Fläktrum"),
    "Danish": ("cp1252", "Køkken", "Gård", "Værksted", "Rørføring", "Øst"),
    "German": ("cp1252", "Küche", "Außenwand", "Geschäftsräume", "Tür", "Dämmung 12 cm"),
    "French": ("cp1252", "Séjour", "Chambre d’hôte", "Façade", "Dégagement", "Étage 1"),
    "Spanish": ("cp1252", "Habitación", "Baño", "Cañería", "Almacén", "Pasillo técnico"),
    "Polish": ("cp1250", "Łazienka", "Piętro 1", "Ściana zewnętrzna", "Drzwi wejściowe", "Żelbet"),
    "Czech": ("cp1250", "Místnost", "Příčka", "Schodiště", "Kancelář", "Přízemí"),
    "Hungarian": ("cp1250", "Előtér", "Tűzcsap", "Folyosó", "Külső fal", "Fűtés"),
    "Turkish": ("cp1254", "Dış duvar", "Kapı", "Yangın dolabı", "Çalışma odası", "Şaft"),
    "Russian": ("cp1251", "Коридор", "Лестница", "Санузел", "Вентиляция", "Кабинет"),
    "Greek": ("cp1253", "Κουζίνα", "Όροφος 1", "Παράθυρο", "Διάδρομος", "Γραφείο"),
    "Japanese": ("cp932", "会議室", "１階", "表示", "基準レベル", "ソファ"),
    "Chinese": ("gb18030", "会议室", "办公室", "卫生间", "设备机房", "楼梯"),
    "Chinese of Taiwan": ("big5", "會議室", "辦公室", "設備機房", "樓梯", "窗戶"),
    "Korean": ("cp949", "회의실", "사무실", "화장실", "기계실", "복도"),
}


@pytest.mark.parametrize(("encoding", "names"), [(given[0], given[1:]) for given in NAMES.values()], ids=NAMES.keys())
def test_names_of_one_language_are_read_as_they_were_written(encoding: str, names: tuple[str, ...]) -> None:
    raw = [name.encode(encoding) for name in names]
    guessed = guess_encoding(raw)
    assert [name.decode(guessed) for name in raw] == list(names)


@pytest.mark.parametrize("name", ["m²", "20 °C", "½", "Kök", "Séjour", "Tür", "Å"])
def test_one_name_of_western_europe_is_enough(name: str) -> None:
    assert name.encode("cp1252").decode(guess_encoding([name.encode("cp1252")])) == name


def test_without_a_name_it_is_the_usual_one() -> None:
    assert guess_encoding([]) == "cp1252"
