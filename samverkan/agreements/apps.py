from datetime import date

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "samverkan.agreements"
    verbose_name = "Avtal"

    def ready(self) -> None:
        """Enter the section and the addresses of agreements."""
        from samverkan.agreements.selectors import watched  # noqa: PLC0415 -- models must be ready
        from samverkan.registry.links import register_address  # noqa: PLC0415
        from samverkan.registry.sections import register_section  # noqa: PLC0415
        from samverkan.registry.snapshots import Snapshot  # noqa: PLC0415
        from samverkan.web.frame import Section  # noqa: PLC0415

        def section(snapshot: Snapshot, on: date) -> Section | None:
            if not snapshot.case.agreements:
                return None
            due = len(watched(snapshot, on))
            shown = {"due": f"{due} att bevaka"} if due else {"count": str(len(snapshot.case.agreements))}
            return Section("avtal", "Avtal", f"/{snapshot.case.slug}/avtal/", **shown)

        register_section("avtal", 30, section)
        register_address("avtal", lambda slug, key: f"/{slug}/avtal/{key}/")
