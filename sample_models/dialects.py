"""What differs between the schemas that the sample models are written in; classes are named as in IFC4 elsewhere."""

from dataclasses import dataclass, field

CLASSES_2X3 = {
    "IfcFurniture": "IfcFurnishingElement",
    "IfcSanitaryTerminal": "IfcFlowTerminal",
}
TYPES_2X3 = {"IfcDoor": "IfcDoorStyle", "IfcWindow": "IfcWindowStyle"}
DEFAULTS_2X3: dict[str, dict[str, object]] = {
    "IfcSpace": {"InteriorOrExteriorSpace": "INTERNAL"},
    "IfcStair": {"ShapeType": "NOTDEFINED"},
    "IfcRoof": {"ShapeType": "NOTDEFINED"},
    "IfcRamp": {"ShapeType": "NOTDEFINED"},
    "IfcDoorStyle": {"OperationType": "NOTDEFINED", "ConstructionType": "NOTDEFINED"},
    "IfcWindowStyle": {"OperationType": "NOTDEFINED", "ConstructionType": "NOTDEFINED"},
    "IfcFurnitureType": {"AssemblyPlace": "NOTDEFINED"},
    "IfcSanitaryTerminalType": {"PredefinedType": "TOILETPAN"},
    "IfcTransportElementType": {"PredefinedType": "ELEVATOR"},
    "IfcBuildingElementProxyType": {"PredefinedType": "NOTDEFINED"},
}
STYLE_FLAGS = {"ParameterTakesPrecedence": False, "Sizeable": False}
DEFAULTS_4: dict[str, dict[str, object]] = {
    "IfcDoorType": {"OperationType": "NOTDEFINED"},
    "IfcWindowType": {"PartitioningType": "NOTDEFINED"},
    "IfcFurnitureType": {"AssemblyPlace": "NOTDEFINED"},
    "IfcBuildingElementProxyType": {"PredefinedType": "NOTDEFINED"},
}


@dataclass(frozen=True, slots=True)
class Dialect:
    """One schema: its names for things, what it insists on, and what it does not know."""

    header: str
    """Its name in the header of a file."""
    view: str
    quantity_set: str
    reference_code: str
    system_class: str
    modern: bool = True
    """Whether it knows face sets, indexed curves, predefined types of occurrences and map conversions."""
    signed: bool = True
    """Whether the files carry an owner history."""
    classes: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    defaults: dict[str, dict[str, object]] = field(default_factory=dict)

    def occurrence(self, ifc_class: str) -> str:
        """Return this schema's class of an occurrence."""
        return self.classes.get(ifc_class, ifc_class)

    def type_of(self, ifc_class: str) -> str:
        """Return this schema's class of the type of such an occurrence."""
        return self.types.get(ifc_class, f"{ifc_class}Type")

    def required(self, ifc_class: str) -> dict[str, object]:
        """Return the attributes that this schema insists on."""
        flags: dict[str, object] = dict(STYLE_FLAGS) if ifc_class.endswith("Style") else {}
        return self.defaults.get(ifc_class, {}) | flags


DIALECTS = {
    "IFC2X3": Dialect(
        header="IFC2X3", view="ViewDefinition [CoordinationView_V2.0]", quantity_set="BaseQuantities",
        reference_code="ItemReference",
        system_class="IfcSystem", modern=False, classes=CLASSES_2X3, types=TYPES_2X3, defaults=DEFAULTS_2X3,
    ),
    "IFC4": Dialect(
        header="IFC4", view="ViewDefinition [ReferenceView_V1.2]", quantity_set="Qto_SpaceBaseQuantities",
        reference_code="Identification", system_class="IfcDistributionSystem", defaults=DEFAULTS_4,
    ),
    "IFC4X3": Dialect(
        header="IFC4X3_ADD2", view="ViewDefinition [ReferenceView]", quantity_set="Qto_SpaceBaseQuantities",
        reference_code="Identification", system_class="IfcDistributionSystem", signed=False, defaults=DEFAULTS_4,
    ),
}  # fmt: skip
