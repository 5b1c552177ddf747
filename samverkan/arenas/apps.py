from django.apps import AppConfig


class ArenasConfig(AppConfig):
    name = "samverkan.arenas"
    verbose_name = "Arenor"
