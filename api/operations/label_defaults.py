"""What usually gets no label: parts of the building, loose things, and what nobody ever scans.

An owner's rules are asked first. All that is not named here is labelled: rooms, doors, plant, sanitary fittings,
electrical boards, fire equipment.
"""

from api.settings.label_rules import LabelRule

STRUCTURE = (
    "IfcBeam", "IfcBearing", "IfcChimney", "IfcColumn", "IfcCourse", "IfcCovering", "IfcCurtainWall",
    "IfcDeepFoundation", "IfcElementAssembly", "IfcFooting", "IfcMember", "IfcPile", "IfcPlate", "IfcRailing",
    "IfcRamp", "IfcRampFlight", "IfcRoof", "IfcShadingDevice", "IfcSlab", "IfcStair", "IfcStairFlight", "IfcWall",
    "IfcWindow",
)  # fmt: skip
"""With their subclasses. An owner may maintain them (`[[reading.assets]]`), and yet puts no sign on a roof."""
GROUND = (
    "IfcCivilElement", "IfcEarthworksElement", "IfcGeographicElement", "IfcGeotechnicalElement", "IfcKerb",
    "IfcPavement", "IfcRail", "IfcTrackElement",
)  # fmt: skip
LOOSE = ("IfcFurnishingElement",)
"""Desks, chairs, beds and wardrobes: there are as many as of all else together, and they are carried about."""
SMALL = ("IfcElementComponent", "IfcFlowFitting", "IfcFlowSegment", "IfcFeatureElement", "IfcVirtualElement")
"""Brackets and screws, bends and pipes."""

HANDRAILS = (
    "*handrail*", "*railing*", "*balustrad*", "*ledstång*", "räcke*", "*räcke", "*trappräcke*", "*rekkverk*",
    "*håndlist*", "*håndløper*", "*gelænder*", "*geländer*", "*handlauf*", "*brüstung*", "*garde-corps*",
    "*main courante*", "*barandilla*", "*pasamanos*", "*ringhiera*", "*corrimano*", "*leuning*", "*kaide*",
    "*käsijohde*", "*barierka*", "*poręcz*",
)  # fmt: skip
"""Names of handrails that programs export as a thing of no kind."""
PROXY = "IfcBuildingElementProxy"

_BY_CLASS = (
    (STRUCTURE, "a part of the building"),
    (GROUND, "ground and what grows on it"),
    (LOOSE, "furniture"),
    (SMALL, "a small part of something else"),
)

USUALLY_NOT: tuple[tuple[LabelRule, str], ...] = (
    *((LabelRule(label=False, ifc_class=one), why) for classes, why in _BY_CLASS for one in classes),
    *((LabelRule(label=False, ifc_class=PROXY, name=one), "a handrail") for one in HANDRAILS),
)
"""Rules in the form of an owner's, each with what it leaves out."""

ENLIVENS = "a person, plant or vehicle that enlivens the model"
NO_ROOM = "an area that is no room"
OF_NO_KIND = "a thing without class and type"
USUAL = "as usual"
ASKED_FOR = "all are asked for"
BY_CODE = "named by its code"
LISTED = "it stands in a list of the owner's"
