from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "samverkan.projects"
    verbose_name = "Projekt"
