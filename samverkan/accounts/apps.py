from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "samverkan.accounts"
    verbose_name = "Konton"

    def ready(self) -> None:
        """Sign-ins and sign-outs are put on record."""
        from samverkan.accounts import audit  # noqa: PLC0415 -- models must be ready

        audit.listen()
