"""Bodies for the things of tiny files."""

from ifcopenshell import entity_instance

from tests.ifc_import.reading.factories import Tiny


def place(
    tiny: Tiny, product: entity_instance, z: float, x: float = 0.0, parent: entity_instance | None = None
) -> None:
    """Place a product at a height, in the frame of another one's placement or of the model; file units."""
    at = tiny.make("IfcAxis2Placement3D", tiny.make("IfcCartesianPoint", (float(x), 0.0, float(z))))
    product.ObjectPlacement = tiny.make("IfcLocalPlacement", None if parent is None else parent.ObjectPlacement, at)


def give_body(tiny: Tiny, product: entity_instance, z: float, height: float = 2.7, x: float = 0.0) -> None:
    """Place a product and give it a body of 4 × 5 on its floor; file units."""
    place(tiny, product, z, x)
    profile = tiny.make("IfcRectangleProfileDef", ProfileType="AREA", XDim=4.0, YDim=5.0)
    profile.Position = tiny.make("IfcAxis2Placement2D", tiny.make("IfcCartesianPoint", (0.0, 0.0)))
    up = tiny.make("IfcDirection", (0.0, 0.0, 1.0))
    at = tiny.make("IfcAxis2Placement3D", tiny.make("IfcCartesianPoint", (0.0, 0.0, 0.0)))
    solid = tiny.make("IfcExtrudedAreaSolid", profile, at, up, height)
    context = tiny.make("IfcGeometricRepresentationContext", None, "Model", 3, 1e-5, at)
    body = tiny.make("IfcShapeRepresentation", context, "Body", "SweptSolid", [solid])
    product.Representation = tiny.make("IfcProductDefinitionShape", None, None, [body])
