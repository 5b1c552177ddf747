from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "samverkan.accounts"
    verbose_name = "Konton"

    def ready(self) -> None:
        """Sign-ins and sign-outs are put on record, and a second factor that is taken away is noticed."""
        from samverkan.accounts import audit, second_factor  # noqa: PLC0415 -- models must be ready

        audit.listen()
        second_factor.listen()
