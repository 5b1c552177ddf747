from datetime import date

from django.apps import AppConfig


class ArenasConfig(AppConfig):
    name = "samverkan.arenas"
    verbose_name = "Arenor"

    def ready(self) -> None:
        """Enter the section and the addresses of arenas."""
        from samverkan.registry.links import register_address  # noqa: PLC0415 -- models must be ready
        from samverkan.registry.sections import register_section  # noqa: PLC0415
        from samverkan.registry.snapshots import Snapshot  # noqa: PLC0415
        from samverkan.web.frame import Section  # noqa: PLC0415

        def section(snapshot: Snapshot, on: date) -> Section | None:
            count = len(snapshot.case.arenas)
            href = f"/{snapshot.case.slug}/arenor/"
            return Section("arenor", "Arenor", href, count=str(count)) if count else None

        register_section("arenor", 60, section)
        register_address("arena", lambda slug, key: f"/{slug}/arenor/{key}/")
