from datetime import date

from django.apps import AppConfig


class EconomyConfig(AppConfig):
    name = "samverkan.economy"
    verbose_name = "Ekonomi"

    def ready(self) -> None:
        """Enter the section, the address of an area, the days in the calendars, and what stands fast once a year is closed."""
        from samverkan.agreements.feeds import register_feed  # noqa: PLC0415 -- models must be ready
        from samverkan.economy.closing.guard import frozen_faults  # noqa: PLC0415
        from samverkan.economy.planning.calendar import feed_items  # noqa: PLC0415
        from samverkan.registry.links import register_address  # noqa: PLC0415
        from samverkan.registry.policies import Actor, can  # noqa: PLC0415
        from samverkan.registry.sections import register_own_section, register_section  # noqa: PLC0415
        from samverkan.registry.services import register_guard  # noqa: PLC0415
        from samverkan.registry.snapshots import Snapshot  # noqa: PLC0415
        from samverkan.web.frame import Section  # noqa: PLC0415

        def section(snapshot: Snapshot, on: date) -> Section | None:
            case = snapshot.case
            keys = any(rule.kind == "allocation" for rule in case.rules)
            held = case.budget or case.outcome or case.grants or case.deadlines or keys
            return Section("ekonomi", "Ekonomi", f"/{case.slug}/ekonomi/") if held else None

        def own_section(actor: Actor, slug: str) -> Section | None:
            # Who is to make the first budget needs a way there.
            return Section("ekonomi", "Ekonomi", f"/{slug}/ekonomi/") if can(actor, "edit_economy", slug) else None

        register_guard(frozen_faults)
        register_section("ekonomi", 40, section)
        register_own_section("ekonomi", 40, own_section)
        register_feed("hallpunkter", feed_items)
        register_address("omrade", lambda slug, key: f"/{slug}/ekonomi/omrade/{key}/")
