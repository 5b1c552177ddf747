from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "samverkan.exchange"
    verbose_name = "Fall"

    def ready(self) -> None:
        """Enter the section of those who take facts out and in."""
        from samverkan.registry.policies import Actor, can  # noqa: PLC0415 -- models must be ready
        from samverkan.registry.sections import register_own_section  # noqa: PLC0415
        from samverkan.web.frame import Section  # noqa: PLC0415

        def sheets(actor: Actor, slug: str) -> Section | None:
            may = can(actor, "export", slug) or can(actor, "import", slug)
            return Section("kalkylblad", "Kalkylblad", f"/{slug}/kalkylblad/") if may else None

        register_own_section("kalkylblad", 215, sheets)
