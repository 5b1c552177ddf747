from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "samverkan.exchange"
    verbose_name = "Fall"
