"""People and their invitations. Private to this slice: read by selectors, written by services."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class UserManager(BaseUserManager["User"]):
    """People by e-mail, whatever the case of the letters."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A person; without a password nobody can sign in with one."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """The person with the e-mail address."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person. The e-mail address is the login and is kept in small letters. There is no personnummer and no user name."""

    email = models.EmailField("E-post", unique=True)
    name = models.TextField("Namn", blank=True)
    # The Swedish OpenID Connect profile's orgAffiliation, <personal-id>@<orgnr>: who the person is at an employer.
    external_id = models.TextField("Identitet hos arbetsgivaren", blank=True)
    is_active = models.BooleanField("Aktiv", default=True)
    is_demo = models.BooleanField("Demokonto", default=False)
    created_at = models.DateTimeField("Upplagd", auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name, verbose_name_plural = "person", "personer"
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_small_letters"),
            models.UniqueConstraint(
                fields=["external_id"], condition=~models.Q(external_id=""), name="user_external_id_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email


class Invitation(models.Model):
    """A link in an e-mail that lets a person choose a password, once. Only the link's fingerprint is kept."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="invitations")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    fingerprint = models.TextField(unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name, verbose_name_plural = "inbjudan", "inbjudningar"

    def __str__(self) -> str:
        return f"{self.person_id} {self.created_at:%Y-%m-%d}"
