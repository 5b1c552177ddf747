"""Official statistics: frozen snapshots with a manifest, readers, and clients for SCB PxWeb and Kolada."""

from samverkan.statistics.figures import County, Municipality, Population, TaxRate
from samverkan.statistics.manifest import Snapshot, damaged, snapshot, snapshots
from samverkan.statistics.official import OfficialStatistics, official

__all__ = [
    "County",
    "Municipality",
    "OfficialStatistics",
    "Population",
    "Snapshot",
    "TaxRate",
    "damaged",
    "official",
    "snapshot",
    "snapshots",
]
