"""Django settings. Everything that differs between installations comes from the environment."""

import os
import secrets

import environ

from samverkan.accounts import sign_in
from samverkan.runtime import database, installation, paths

env = environ.Env()
DATA_DIR = paths.data_dir()

DEBUG = env.bool("SAMVERKAN_DEBUG", default=False)
# `samverkan up` makes and keeps a key; a process started in another way without one gets a key of its own, never a known one.
SECRET_KEY = installation.secret_key() or secrets.token_urlsafe(50)
ALLOWED_HOSTS = env.list("SAMVERKAN_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "procrastinate.contrib.django",
    "pgtrigger",
    "pghistory",
    "samverkan.web",
    "samverkan.accounts",  # before allauth, whose templates it replaces
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.saml",
    "samverkan.history",
    "samverkan.registry",
    "samverkan.agreements",
    "samverkan.economy",
    "samverkan.projects",
    "samverkan.arenas",
    "samverkan.comparison",
    "samverkan.transition",
    "samverkan.reports",
    "samverkan.exchange",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "samverkan.registry.reuse.ReuseMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "samverkan.web.middleware.FaultMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "samverkan.accounts.middleware.GateMiddleware",
]


ROOT_URLCONF = "samverkan.urls"
WSGI_APPLICATION = "samverkan.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["django_cotton.templatetags.cotton"],
        },
    }
]

# A file larger than this is refused as it comes.
UPLOAD_LIMIT = env.int("SAMVERKAN_UPLOAD_MB", default=25) * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "samverkan.registry.uploads.BoundedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

DATABASE = database.connection_settings(
    env("DATABASE_URL", default="") or database.running_url() or "postgresql://samverkan@localhost/samverkan"
)
DATABASE["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 8, "timeout": 5}
DATABASES = {"default": DATABASE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "sv"
TIME_ZONE = "Europe/Stockholm"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True  # the token stands in the pages' forms

# Behind https: every address, cookie and browser is held to it. The proxy in front says how it was asked.
HTTPS = env.bool("SAMVERKAN_HTTPS", default=False)
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
# Browsers' built-in list binds a whole domain for good; that is for its owner to ask for, not for one site in it.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
CSRF_COOKIE_SECURE = HTTPS
CSRF_TRUSTED_ORIGINS = env.list("SAMVERKAN_ORIGINS", default=[])

# Sign-in: by e-mail and password or passkey, or through the organisations of sign-in.toml. Only invited people have accounts.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["samverkan.accounts.backends.PersonBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ["email", "name"]}},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]  # fmt: skip
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "account_login", "/", "/"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = HTTPS
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"  # a message makes no session
MESSAGE_TAGS = {10: "", 20: "", 25: "good", 30: "warn", 40: "bad"}
# Counted attempts are shared by every process; the table is made by a migration.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
# Demo accounts exist only where nothing says that others reach the pages.
DEMO = (
    env.bool("SAMVERKAN_DEMO", default=True) and not HTTPS and {*ALLOWED_HOSTS} <= {"127.0.0.1", "localhost", "[::1]"}
)

ACCOUNT_ADAPTER = "samverkan.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # a stranger's address is sent nothing
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0

MFA_ADAPTER = "samverkan.accounts.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "activate_totp": "samverkan.accounts.forms.AddAppForm",
    "add_webauthn": "samverkan.accounts.forms.AddKeyForm",
    "edit_webauthn": "samverkan.accounts.forms.RenameKeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Samverkan"
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute off

SOCIALACCOUNT_ADAPTER = "samverkan.accounts.adapters.ProviderAdapter"
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"  # the adapter decides whose word is taken
SOCIALACCOUNT_PROVIDERS = sign_in.providers(DATA_DIR / "sign-in.toml", os.environ)

# smtp+tls://name:password@server:587; without a server mail is written where the program was started.
vars().update(env.email_url("SAMVERKAN_SMTP", default="consolemail://"))
EMAIL_TIMEOUT = 10
# Where links in mail and calendars lead, as a page can't say when no one asks for it.
SITE_URL = env("SAMVERKAN_URL", default=f"https://{ALLOWED_HOSTS[0]}" if HTTPS else "http://127.0.0.1:8000").rstrip("/")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("SAMVERKAN_FROM", default="Samverkan <samverkan@localhost>")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "samverkan.runtime.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": env("SAMVERKAN_LOG", default="WARNING")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
        "samverkan.audit": {"level": "INFO"},  # who was let in and shut out is kept whatever the level
        "django.request": {"level": "ERROR"},  # a page that is not found is no event of ours
    },
}
