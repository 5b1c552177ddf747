from django.apps import AppConfig


class EconomyConfig(AppConfig):
    name = "samverkan.economy"
    verbose_name = "Ekonomi"
