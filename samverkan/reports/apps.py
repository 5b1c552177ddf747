from datetime import date

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "samverkan.reports"
    verbose_name = "Rapporter"

    def ready(self) -> None:
        """Enter the first section and the reports."""
        from samverkan.registry.links import register_address  # noqa: PLC0415 -- models must be ready
        from samverkan.registry.sections import register_section  # noqa: PLC0415
        from samverkan.registry.snapshots import Snapshot  # noqa: PLC0415
        from samverkan.web.frame import Section  # noqa: PLC0415

        def overview(snapshot: Snapshot, on: date) -> Section:
            return Section("oversikt", "Översikt", f"/{snapshot.case.slug}/")

        def reports(snapshot: Snapshot, on: date) -> Section:
            return Section("rapporter", "Rapporter", f"/{snapshot.case.slug}/rapporter/")

        register_section("oversikt", 10, overview)
        register_section("rapporter", 90, reports)
        register_address("samverkan", lambda slug, key: f"/{key}/")
