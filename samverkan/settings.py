"""Django settings. Everything that differs between installations comes from the environment."""

import secrets

import environ

from samverkan.runtime import database, installation, paths

env = environ.Env()
DATA_DIR = paths.data_dir()

DEBUG = env.bool("SAMVERKAN_DEBUG", default=False)
# `samverkan up` makes and keeps a key; a process started in another way without one gets a key of its own, never a known one.
SECRET_KEY = installation.secret_key() or secrets.token_urlsafe(50)
ALLOWED_HOSTS = env.list("SAMVERKAN_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "procrastinate.contrib.django",
    "samverkan.web",
    "samverkan.registry",
    "samverkan.agreements",
    "samverkan.economy",
    "samverkan.projects",
    "samverkan.arenas",
    "samverkan.comparison",
    "samverkan.reports",
    "samverkan.exchange",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "samverkan.web.middleware.FaultMiddleware",
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
            "context_processors": ["django.template.context_processors.request"],
            "builtins": ["django_cotton.templatetags.cotton"],
        },
    }
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
CSRF_COOKIE_SECURE = HTTPS
CSRF_TRUSTED_ORIGINS = env.list("SAMVERKAN_ORIGINS", default=[])

EMAIL_HOST = env("SAMVERKAN_MAIL_HOST", default="")
EMAIL_PORT = env.int("SAMVERKAN_MAIL_PORT", default=25)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "samverkan.runtime.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": env("SAMVERKAN_LOG", default="WARNING")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
        "django.request": {"level": "ERROR"},  # a page that is not found is no event of ours
    },
}
