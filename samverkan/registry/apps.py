from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "samverkan.registry"
    verbose_name = "Registret"
