"""Addresses of accounts, below ``/konto/``. allauth finds its pages by these names; what is not listed is closed."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from allauth.socialaccount import views as social
from allauth.usersessions import views as sessions
from django.urls import URLPattern, URLResolver, include, path, re_path

from samverkan.accounts import views

own = (
    [
        path("", views.account, name="account"),
        path("inbjudan/<str:token>/", views.invitation, name="invitation"),
    ],
    "accounts",
)
second_factor = [
    path("", mfa.index, name="mfa_index"),
    path("kod/", mfa.authenticate, name="mfa_authenticate"),
    path("bekrafta/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("app/", totp.activate_totp, name="mfa_activate_totp"),
    path("app/stang-av/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("reservkoder/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("reservkoder/nya/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("reservkoder/fil/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("nycklar/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("nycklar/ny/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("nycklar/bekrafta/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("nycklar/logga-in/", keys.login_webauthn, name="mfa_login_webauthn"),
    path("nycklar/<int:pk>/", keys.edit_webauthn, name="mfa_edit_webauthn"),
    path("nycklar/<int:pk>/ta-bort/", keys.remove_webauthn, name="mfa_remove_webauthn"),
]
password = [
    path("", account.password_change, name="account_change_password"),
    path("valj/", account.password_set, name="account_set_password"),
    path("glomt/", account.password_reset, name="account_reset_password"),
    path("glomt/skickat/", account.password_reset_done, name="account_reset_password_done"),
    path("nytt/klart/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(own)),
    path("logga-in/", account.login, name="account_login"),
    path("logga-ut/", account.logout, name="account_logout"),
    path("skapa/", account.signup, name="account_signup"),
    path("stangt/", account.account_inactive, name="account_inactive"),
    path("bekrafta/", account.reauthenticate, name="account_reauthenticate"),
    path("e-post/", account.email, name="account_email"),
    path("e-post/bekrafta/", account.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^e-post/bekrafta/(?P<key>[-:\w]+)/$", account.confirm_email, name="account_confirm_email"),
    path("losenord/", include(password)),
    path("tvafaktor/", include(second_factor)),
    path("sessioner/", sessions.list_usersessions, name="usersessions_list"),
    path("kopplingar/", social.connections, name="socialaccount_connections"),
    path("kopplingar/avbruten/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("kopplingar/fel/", social.login_error, name="socialaccount_login_error"),
    path("", include("allauth.socialaccount.providers.openid_connect.urls")),  # oidc/<id>/login/callback/
    path("", include("allauth.socialaccount.providers.saml.urls")),  # saml/<id>/acs/, metadata/
]
