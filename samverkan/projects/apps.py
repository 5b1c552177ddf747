from datetime import date

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "samverkan.projects"
    verbose_name = "Projekt"

    def ready(self) -> None:
        """Enter the section of projects."""
        from samverkan.projects.selectors import has_projects  # noqa: PLC0415 -- models must be ready
        from samverkan.registry.sections import register_section  # noqa: PLC0415
        from samverkan.registry.snapshots import Snapshot  # noqa: PLC0415
        from samverkan.web.frame import Section  # noqa: PLC0415

        def section(snapshot: Snapshot, on: date) -> Section | None:
            count = str(len(snapshot.case.projects) or "")
            href = f"/{snapshot.case.slug}/projekt/"
            return Section("projekt", "Projekt", href, count=count) if has_projects(snapshot) else None

        register_section("projekt", 50, section)
