from datetime import date

from django.apps import AppConfig


class ComparisonConfig(AppConfig):
    name = "samverkan.comparison"
    verbose_name = "Jämförelse"

    def ready(self) -> None:
        """Enter *Jämför* for a cooperation that has others to stand beside."""
        from samverkan.comparison.selectors.bodies import living_others  # noqa: PLC0415 -- models must be ready
        from samverkan.registry.sections import register_section  # noqa: PLC0415
        from samverkan.registry.snapshots import Snapshot  # noqa: PLC0415
        from samverkan.web.frame import Section  # noqa: PLC0415

        def compared(snapshot: Snapshot, on: date) -> Section | None:
            count = len(living_others(snapshot, on))
            return Section("jamfor", "Jämför", f"/{snapshot.case.slug}/jamfor/", count=str(count)) if count else None

        register_section("jamfor", 70, compared)
