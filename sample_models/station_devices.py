"""The products that the building services of the police station are made of.

``origin_m`` is where the family's origin lies, seen from the centre of its box: in the slab above or below, or metres
off, as families in real models have it.
"""

from dataclasses import dataclass
from typing import Literal

from sample_models.parts import Family


@dataclass(frozen=True, slots=True)
class Mount:
    """How a family is mounted: from the ceiling, on a wall or on the floor, and the height of its centre there."""

    place: Literal["ceiling", "wall", "floor"]
    height_m: float
    """Of the centre: above the ceiling (negative: below it), or above the floor."""
    depth_m: float = 0.0
    """Of the centre of a wall-mounted one behind the wall's face (negative: in front of it)."""


FAMILIES = (
    Family(key="light-panel", ifc_class="IfcLightFixture", name="Ljuspanel 600x600", size_m=(0.6, 0.6, 0.08),
           predefined="DIRECTIONSOURCE", origin_m=(0.0, 0.0, 0.73), maker="Nordljus AB", model="NL-600"),
    Family(key="light-panel-led", ifc_class="IfcLightFixture", name="Ljuspanel LED 600x600", size_m=(0.6, 0.6, 0.05),
           predefined="DIRECTIONSOURCE", origin_m=(0.0, 0.0, 0.73), maker="Nordljus AB", model="NL-600-E"),
    Family(key="light-pendant", ifc_class="IfcLightFixture", name="Pendel Ø300", size_m=(0.3, 0.3, 0.2),
           predefined="POINTSOURCE", form="cylinder", origin_m=(0.0, 0.0, 0.65), shift_m=(0.0, 0.0, -0.65)),
    Family(key="light-cell", ifc_class="IfcLightFixture", name="Cellearmatur", size_m=(0.4, 0.1, 0.2),
           predefined="POINTSOURCE", form="brep", origin_m=(0.0, 0.0, -2.3)),
    Family(key="light-outdoor", ifc_class="IfcLightFixture", name="Fasadarmatur", size_m=(0.2, 0.2, 0.3),
           predefined="POINTSOURCE", origin_m=(0.0, 0.1, 0.0), mapped=False),
    Family(key="socket", ifc_class="IfcOutlet", name="Uttag 2-vägs", size_m=(0.08, 0.06, 0.08),
           predefined="POWEROUTLET", origin_m=(0.0, 0.0, -0.42)),
    Family(key="data-outlet", ifc_class="IfcOutlet", name="Dataudtag RJ45", size_m=(0.08, 0.06, 0.08),
           predefined="DATAOUTLET", origin_m=(0.0, 0.0, -0.42), shift_m=(1.5, 0.0, 0.0)),
    Family(key="switch", ifc_class="IfcSwitchingDevice", name="Strömställare", size_m=(0.08, 0.05, 0.08),
           predefined="TOGGLESWITCH", origin_m=(0.0, 0.0, -1.22)),
    Family(key="sprinkler", ifc_class="IfcFireSuppressionTerminal", name="Sprinkler K80 hängande",
           size_m=(0.06, 0.06, 0.12), predefined="SPRINKLER", form="cylinder", origin_m=(0.0, 0.0, 0.8),
           maker="Brandskydd Söder", model="K80-68"),
    Family(key="hosereel", ifc_class="IfcFireSuppressionTerminal", name="Brandslange", size_m=(0.7, 0.25, 0.7),
           predefined="HOSEREEL", origin_m=(0.0, 0.125, -1.1)),
    Family(key="detector", ifc_class="IfcSensor", name="Røykmelder", size_m=(0.1, 0.1, 0.06), form="cylinder",
           predefined="SMOKESENSOR", origin_m=(0.0, 0.0, 0.7)),
    Family(key="supply", ifc_class="IfcAirTerminal", name="Tilluftsdon 500", size_m=(0.5, 0.5, 0.35),
           predefined="DIFFUSER", form="clipped", origin_m=(-4.2, 2.6, -2.9), maker="Luftteknikk Ærø", model="TD-500"),
    Family(key="extract", ifc_class="IfcAirTerminal", name="Kontrollventil Ø160", size_m=(0.16, 0.16, 0.1),
           predefined="DIFFUSER", form="revolved", origin_m=(0.0, 0.0, 0.62)),
    Family(key="radiator", ifc_class="IfcSpaceHeater", name="Radiator 1200x500", size_m=(1.2, 0.1, 0.5),
           predefined="RADIATOR", form="mesh", origin_m=(-0.6, 0.0, -0.5)),
    Family(key="thermostat", ifc_class="IfcUnitaryControlElement", name="Rumsgivare Θ", size_m=(0.08, 0.04, 0.08),
           predefined="THERMOSTAT", origin_m=(0.0, 0.0, -1.62)),
    Family(key="pump", ifc_class="IfcPump", name="Cirkulationspump 32-80", size_m=(0.4, 0.3, 0.5), form="mesh",
           predefined="CIRCULATOR", origin_m=(2.5, -7.0, -0.4), maker="Pumpfabriken Malmö", model="CP 32-80"),
    Family(key="pump-e", ifc_class="IfcPump", name="Cirkulationspump 32-100 E", size_m=(0.4, 0.3, 0.5), form="mesh",
           predefined="CIRCULATOR", origin_m=(0.0, 0.0, -0.4), maker="Pumpfabriken Malmö", model="CP 32-100 E"),
    Family(key="fan", ifc_class="IfcFan", name="Frånluftsfläkt", size_m=(0.8, 0.8, 0.9), form="revolved",
           predefined="CENTRIFUGALFORWARDCURVED", origin_m=(0.0, 0.0, -0.6)),
    Family(key="ahu", ifc_class="IfcUnitaryEquipment", name="Aggregat LB01", size_m=(3.0, 1.4, 1.9), form="brep",
           predefined="AIRHANDLER", origin_m=(-1.5, -0.7, -1.07), maker="Luftteknikk Ærø", model="AHU 25"),
    Family(key="tank", ifc_class="IfcTank", name="Expansionskärl", size_m=(0.6, 0.6, 1.2), form="cylinder",
           predefined="EXPANSION", origin_m=(0.0, 0.0, -0.72)),
    Family(key="exchanger", ifc_class="IfcHeatExchanger", name="Värmeväxlare", size_m=(0.5, 0.4, 0.9),
           predefined="PLATE", origin_m=(0.0, 0.0, -0.57), mapped=False),
    Family(key="valve", ifc_class="IfcValve", name="Клапан балансировочный", size_m=(0.15, 0.15, 0.2), form="mesh",
           predefined="REGULATING", origin_m=(0.0, 0.0, -1.1)),
    Family(key="board", ifc_class="IfcElectricDistributionBoard", name="Elcentral", size_m=(0.8, 0.25, 1.2),
           predefined="DISTRIBUTIONBOARD", origin_m=(0.0, 0.125, -1.5)),
    Family(key="rack", ifc_class="IfcCommunicationsAppliance", name="Rack 42U", size_m=(0.6, 1.0, 2.0),
           predefined="NETWORKAPPLIANCE", origin_m=(-0.3, -0.5, -1.0)),
    Family(key="camera", ifc_class="IfcAudioVisualAppliance", name="Kamera", size_m=(0.12, 0.12, 0.12),
           predefined="CAMERA", origin_m=(0.0, 0.06, 0.0)),
    Family(key="wc", ifc_class="IfcSanitaryTerminal", name="WC-stol", size_m=(0.36, 0.5, 0.8), form="mesh",
           predefined="TOILETPAN", origin_m=(0.0, 0.0, -0.4)),
    Family(key="basin", ifc_class="IfcSanitaryTerminal", name="Νιπτήρας", size_m=(0.5, 0.4, 0.2), form="brep",
           predefined="WASHHANDBASIN", origin_m=(0.0, 0.2, -0.8)),
    Family(key="drain", ifc_class="IfcWasteTerminal", name="Golvbrunn", size_m=(0.2, 0.2, 0.22), form="cylinder",
           predefined="FLOORTRAP", origin_m=(0.0, 0.0, 0.0)),
    Family(key="heat-pump", ifc_class="IfcUnitaryEquipment", name="Varmepumpe, ude", size_m=(1.1, 0.5, 1.3),
           predefined="SPLITSYSTEM", origin_m=(0.0, 0.0, -0.65)),
    Family(key="roof-fan", ifc_class="IfcFan", name="Takfläkt", size_m=(0.7, 0.7, 0.6), form="revolved",
           predefined="CENTRIFUGALFORWARDCURVED", origin_m=(0.0, 0.0, -3.3)),
    Family(key="solar", ifc_class="IfcSolarDevice", name="Solcellepanel", size_m=(1.7, 1.0, 0.05),
           predefined="SOLARPANEL", origin_m=(0.0, 0.0, -0.3)),
    Family(key="meter", ifc_class="IfcFlowMeter", name="Energimätare", size_m=(0.2, 0.2, 0.2), form="nothing",
           predefined="ENERGYMETER"),
)  # fmt: skip

MOUNTS: dict[str, Mount] = {
    "light-panel": Mount("ceiling", 0.02),
    "light-pendant": Mount("ceiling", -0.5),
    "light-cell": Mount("wall", 2.3, -0.05),
    "socket": Mount("wall", 0.3, 0.02),
    "data-outlet": Mount("wall", 0.3, 0.0),
    "switch": Mount("wall", 1.1, 0.035),
    "sprinkler": Mount("ceiling", -0.04),
    "hosereel": Mount("wall", 1.1, 0.025),
    "detector": Mount("ceiling", -0.03),
    "supply": Mount("ceiling", 0.25),
    "extract": Mount("ceiling", 0.08),
    "radiator": Mount("wall", 0.4, -0.08),
    "thermostat": Mount("wall", 1.5, -0.01),
    "pump": Mount("floor", 0.25),
    "fan": Mount("floor", 0.45),
    "ahu": Mount("floor", 0.95),
    "tank": Mount("floor", 0.6),
    "exchanger": Mount("floor", 0.45),
    "valve": Mount("floor", 1.1),
    "board": Mount("wall", 1.5, 0.025),
    "rack": Mount("floor", 1.0),
    "camera": Mount("wall", 2.4, -0.06),
    "wc": Mount("wall", 0.4, -0.25),
    "basin": Mount("wall", 0.8, -0.2),
    "drain": Mount("floor", -0.13),
    "meter": Mount("floor", 1.0),
}

SYSTEMS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("LB01", "LB01 Tilluft", "VENTILATION", ("supply", "ahu")),
    ("LF01", "LF01 Frånluft", "EXHAUST", ("extract", "fan", "roof-fan")),
    ("VS01", "VS01 Värme", "HEATING", ("pump", "pump-e", "tank", "exchanger", "valve", "heat-pump")),
    ("VS01b", "vs01 värme", "HEATING", ("radiator", "thermostat")),
    ("SPR", "57 Sprinkler", "FIREPROTECTION", ("sprinkler", "hosereel")),
    ("EL", "63 Kraft 400/230 V", "ELECTRICAL", ("socket", "board", "solar")),
    ("BEL", "63 Belysning", "LIGHTING",
     ("light-panel", "light-panel-led", "light-pendant", "light-cell", "light-outdoor", "switch")),
    ("TELE", "64 Δίκτυο και ασφάλεια", "SECURITY", ("data-outlet", "detector", "camera", "rack")),
    ("VA", "52 Spillvatten", "SEWAGE", ("wc", "basin", "drain")),
)  # fmt: skip
"""Key, name, kind, families; two names differ in case only, and meters belong to no system."""

SYSTEM_OF_SYSTEMS = ("AIR", "Ventilation", ("LB01", "LF01"))
