from django.apps import AppConfig


class ComparisonConfig(AppConfig):
    name = "samverkan.comparison"
    verbose_name = "Jämförelse"
