from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "samverkan.web"
    verbose_name = "Sidramen"

    def ready(self) -> None:
        """Keep drawings in the data folder."""
        from django.conf import settings  # noqa: PLC0415

        from samverkan.charts import keep_in  # noqa: PLC0415

        keep_in(settings.DATA_DIR / "cache" / "drawings")
