from datetime import date

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RegistryConfig(AppConfig):
    name = "samverkan.registry"
    verbose_name = "Registret"

    def ready(self) -> None:
        """Enter the sections that every cooperation has."""
        from samverkan.registry.attaching import enter_people  # noqa: PLC0415
        from samverkan.registry.document_section import enter_documents  # noqa: PLC0415
        from samverkan.registry.editing.sections import enter_editing  # noqa: PLC0415
        from samverkan.registry.history import has_history  # noqa: PLC0415
        from samverkan.registry.judgements import judgements  # noqa: PLC0415
        from samverkan.registry.links import register_address  # noqa: PLC0415
        from samverkan.registry.members import belonging  # noqa: PLC0415
        from samverkan.registry.search_fill import fill_after_migrate  # noqa: PLC0415
        from samverkan.registry.sections import register_section  # noqa: PLC0415 -- models must be ready
        from samverkan.registry.snapshots import Snapshot  # noqa: PLC0415
        from samverkan.web.frame import Section  # noqa: PLC0415

        def members(snapshot: Snapshot, on: date) -> Section | None:
            slug, count = snapshot.case.slug, len(belonging(snapshot.case, on, "medlem"))
            if not snapshot.case.memberships:
                return None
            return Section("medlemmar", "Medlemmar", f"/{slug}/medlemmar/", count=str(count or ""))

        def past(snapshot: Snapshot, on: date) -> Section | None:
            href = f"/{snapshot.case.slug}/historik/"
            return Section("historik", "Historik", href) if has_history(snapshot) else None

        def findings(snapshot: Snapshot, on: date) -> Section:
            judged = judgements(snapshot)
            count = sum(finding.id not in judged for finding in snapshot.findings(on))
            return Section("kontroll", "Kontroll", f"/{snapshot.case.slug}/kontroll/", count=str(count or ""))

        def sources(snapshot: Snapshot, on: date) -> Section:
            return Section("kallor", "Källor", f"/{snapshot.case.slug}/kallor/", count=str(len(snapshot.case.sources)))

        register_section("medlemmar", 20, members)
        register_address("organisation", lambda slug, key: f"/{slug}/medlemmar/{key}/")
        register_section("historik", 100, past)
        register_section("kontroll", 110, findings)
        register_section("kallor", 120, sources)
        enter_documents()
        post_migrate.connect(fill_after_migrate, sender=self)
        enter_editing()
        enter_people()
