from datetime import date

from django.apps import AppConfig


class TransitionConfig(AppConfig):
    name = "samverkan.transition"
    verbose_name = "Utredning"

    def ready(self) -> None:
        """Enter *Utredning*."""
        from samverkan.registry.sections import register_section  # noqa: PLC0415 -- models must be ready
        from samverkan.registry.snapshots import Snapshot  # noqa: PLC0415
        from samverkan.transition.tabs import SECTION  # noqa: PLC0415
        from samverkan.web.frame import Section  # noqa: PLC0415

        def section(snapshot: Snapshot, on: date) -> Section | None:
            return Section(SECTION, "Utredning", f"/{snapshot.case.slug}/{SECTION}/")

        register_section(SECTION, 75, section)
