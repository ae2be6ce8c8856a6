"""The IFC classes of elements and their subclasses, as a table without the parser.

An owner's rule for a class includes its subclasses, also in the registry, which has no parser.
"""

from functools import cache

_SUBCLASSES = """
IfcBeam: IfcBeamStandardCase
IfcBuildingElement: IfcBeam IfcBuildingElementComponent IfcBuildingElementProxy IfcChimney IfcColumn IfcCovering
    IfcCurtainWall IfcDoor IfcFooting IfcMember IfcPile IfcPlate IfcRailing IfcRamp IfcRampFlight IfcRoof
    IfcShadingDevice IfcSlab IfcStair IfcStairFlight IfcWall IfcWindow
IfcBuildingElementComponent: IfcBuildingElementPart IfcReinforcingElement
IfcBuiltElement: IfcBeam IfcBearing IfcBuildingElementProxy IfcChimney IfcColumn IfcCourse IfcCovering IfcCurtainWall
    IfcDeepFoundation IfcDoor IfcEarthworksElement IfcFooting IfcKerb IfcMember IfcMooringDevice IfcNavigationElement
    IfcPavement IfcPlate IfcRail IfcRailing IfcRamp IfcRampFlight IfcRoof IfcShadingDevice IfcSlab IfcStair
    IfcStairFlight IfcTrackElement IfcWall IfcWindow
IfcColumn: IfcColumnStandardCase
IfcDeepFoundation: IfcCaissonFoundation IfcPile
IfcDistributionControlElement: IfcActuator IfcAlarm IfcController IfcFlowInstrument IfcProtectiveDeviceTrippingUnit
    IfcSensor IfcUnitaryControlElement
IfcDistributionElement: IfcDistributionControlElement IfcDistributionFlowElement
IfcDistributionFlowElement: IfcDistributionChamberElement IfcEnergyConversionDevice IfcFlowController IfcFlowFitting
    IfcFlowMovingDevice IfcFlowSegment IfcFlowStorageDevice IfcFlowTerminal IfcFlowTreatmentDevice
IfcDoor: IfcDoorStandardCase
IfcEarthworksElement: IfcEarthworksFill IfcReinforcedSoil
IfcEdgeFeature: IfcChamferEdgeFeature IfcRoundedEdgeFeature
IfcElement: IfcBuildingElement IfcBuiltElement IfcCivilElement IfcDistributionElement IfcElectricalElement
    IfcElementAssembly IfcElementComponent IfcEquipmentElement IfcFeatureElement IfcFurnishingElement
    IfcGeographicElement IfcGeotechnicalElement IfcTransportElement IfcTransportationDevice IfcVirtualElement
IfcElementComponent: IfcBuildingElementPart IfcDiscreteAccessory IfcFastener IfcImpactProtectionDevice
    IfcMechanicalFastener IfcReinforcingElement IfcSign IfcVibrationDamper IfcVibrationIsolator
IfcEnergyConversionDevice: IfcAirToAirHeatRecovery IfcBoiler IfcBurner IfcChiller IfcCoil IfcCondenser IfcCooledBeam
    IfcCoolingTower IfcElectricGenerator IfcElectricMotor IfcEngine IfcEvaporativeCooler IfcEvaporator
    IfcHeatExchanger IfcHumidifier IfcMotorConnection IfcSolarDevice IfcTransformer IfcTubeBundle IfcUnitaryEquipment
IfcFastener: IfcMechanicalFastener
IfcFeatureElement: IfcFeatureElementAddition IfcFeatureElementSubtraction IfcSurfaceFeature
IfcFeatureElementAddition: IfcProjectionElement
IfcFeatureElementSubtraction: IfcEarthworksCut IfcEdgeFeature IfcOpeningElement IfcVoidingFeature
IfcFlowController: IfcAirTerminalBox IfcDamper IfcDistributionBoard IfcElectricDistributionBoard
    IfcElectricDistributionPoint IfcElectricTimeControl IfcFlowMeter IfcProtectiveDevice IfcSwitchingDevice IfcValve
IfcFlowFitting: IfcCableCarrierFitting IfcCableFitting IfcDuctFitting IfcJunctionBox IfcPipeFitting
IfcFlowMovingDevice: IfcCompressor IfcFan IfcPump
IfcFlowSegment: IfcCableCarrierSegment IfcCableSegment IfcConveyorSegment IfcDuctSegment IfcPipeSegment
IfcFlowStorageDevice: IfcElectricFlowStorageDevice IfcTank
IfcFlowTerminal: IfcAirTerminal IfcAudioVisualAppliance IfcCommunicationsAppliance IfcElectricAppliance
    IfcFireSuppressionTerminal IfcLamp IfcLightFixture IfcLiquidTerminal IfcMedicalDevice
    IfcMobileTelecommunicationsAppliance IfcOutlet IfcSanitaryTerminal IfcSignal IfcSpaceHeater IfcStackTerminal
    IfcWasteTerminal
IfcFlowTreatmentDevice: IfcDuctSilencer IfcElectricFlowTreatmentDevice IfcFilter IfcInterceptor
IfcFurnishingElement: IfcFurniture IfcSystemFurnitureElement
IfcGeotechnicalAssembly: IfcBorehole IfcGeomodel IfcGeoslice
IfcGeotechnicalElement: IfcGeotechnicalAssembly IfcGeotechnicalStratum
IfcMember: IfcMemberStandardCase
IfcOpeningElement: IfcOpeningStandardCase
IfcPlate: IfcPlateStandardCase
IfcReinforcingElement: IfcReinforcingBar IfcReinforcingMesh IfcTendon IfcTendonAnchor IfcTendonConduit
IfcSlab: IfcSlabElementedCase IfcSlabStandardCase
IfcTransportationDevice: IfcTransportElement IfcVehicle
IfcWall: IfcWallElementedCase IfcWallStandardCase
IfcWindow: IfcWindowStandardCase
"""
"""Class: the classes right below it, in any of the schemas. Source: IFC2X3 TC1, IFC4 ADD2 TC1 and IFC4X3 ADD2; a test
compares it with the parser's own.
"""

SPACE = "IfcSpace"
"""The class of rooms and other bounded areas, which is not an element class."""


@cache
def superclasses(name: str) -> frozenset[str]:
    """The superclasses of a class in all schemas together; none for an unknown class."""
    parents = [parent for parent, below in _tree().items() if name in below]
    return frozenset(parents).union(*map(superclasses, parents))


def is_kind_of(name: str, above: str) -> bool:
    """Whether a class is `above` or a subclass of it; the case of `above` does not matter."""
    return above.casefold() in _kinds(name)


@cache
def class_names() -> tuple[str, ...]:
    """The names of all classes, sorted, including that of spaces."""
    return tuple(sorted({SPACE, *_tree(), *(parent for below in _tree().values() for parent in below)}))


@cache
def _tree() -> dict[str, tuple[str, ...]]:
    lines = _SUBCLASSES.replace("\n    ", " ").split("\n")
    pairs = (line.split(":") for line in lines if line)
    return {name: tuple(below.split()) for name, below in pairs}


@cache
def _kinds(name: str) -> frozenset[str]:
    """A class and its superclasses, in lower case."""
    return frozenset(parent.casefold() for parent in (name, *superclasses(name)))
