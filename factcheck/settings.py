"""Every setting of the desk, read from the environment. README.md has them in a table.

Outside the demo nothing is guessed that protects somebody: without SECRET_KEY or
ALLOWED_HOSTS the desk does not start.
"""

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.csp import CSP
from environs import Env

from factcheck import embedded, start

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent
HOME = Path(env.str("FACTCHECK_HOME", "") or BASE_DIR / ".factcheck").expanduser().absolute()

# --- Who runs this, and for whom -------------------------------------------------------------
DEBUG = start.read_switch(env, "DEBUG")
DEMO = start.read_switch(env, "FACTCHECK_DEMO")
HOST = env.str("HOST", "127.0.0.1")
PORT = start.read_number(env, "PORT", 8000, most=65535)
WORKERS = start.read_number(env, "WORKERS", 2, most=64)
THREADS = start.read_number(env, "THREADS", 4, most=64)
DATABASE_URL = env.str("DATABASE_URL", "")
# A command typed beside the demo works on the demo's desk; it answers no request, so it needs no host.
COMMAND = os.environ.get("FACTCHECK_COMMAND", "")
BESIDE_THE_DEMO = start.is_beside_the_demo(HOME, COMMAND)
WITHOUT_A_DESK = start.is_without_a_desk(COMMAND)
LOCAL = DEMO or BESIDE_THE_DEMO or WITHOUT_A_DESK

if not LOCAL:
    start.require(env, "SECRET_KEY", "ALLOWED_HOSTS")
ALLOWED_HOSTS = start.allowed_hosts(env, demo=LOCAL, bind=HOST)
SECRET_KEY = secrets.token_urlsafe(64) if WITHOUT_A_DESK else start.secret_key(env, HOME)
SITE_URL = start.site_url(env, ALLOWED_HOSTS, demo=LOCAL, port=PORT)
if BESIDE_THE_DEMO and not (os.environ.get("SITE_URL") or os.environ.get("PORT")):
    SITE_URL = start.running_address(HOME) or SITE_URL

# --- Transport: declared by SITE_URL (https://…) or by TLS=1 ---------------------------------
TLS = start.read_switch(env, "TLS", default=SITE_URL.startswith("https://"))
TLS_HEADER = env.str("TLS_HEADER", "X-Forwarded-Proto")
CSRF_TRUSTED_ORIGINS = ["{0.scheme}://{0.netloc}".format(urlsplit(SITE_URL))]
if TLS:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = start.read_number(env, "HSTS_SECONDS", 365 * 24 * 3600, least=0)
    if TLS_HEADER:  # without it Django cannot tell https from http, and a redirect would never end
        SECURE_PROXY_SSL_HEADER = ("HTTP_" + TLS_HEADER.upper().replace("-", "_"), "https")
        SECURE_SSL_REDIRECT = True
        SECURE_REDIRECT_EXEMPT = [r"^live$", r"^ready$"]
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
# Sub-domains and the browsers' preload list are the domain owner's decision, not the desk's.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
if not TLS or not TLS_HEADER:  # said by whoever set SITE_URL or TLS_HEADER
    SILENCED_SYSTEM_CHECKS.append("security.W008")
if not TLS:
    SILENCED_SYSTEM_CHECKS += ["security.W004", "security.W012", "security.W016"]

# --- What it is made of ----------------------------------------------------------------------
INSTALLED_APPS = [
    "claims",
    "claims.moderation.admin.apps.ModerationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django_htmx",
    "pgtrigger",
    "procrastinate.contrib.django",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "factcheck.probes.answer_probes",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pages; it adds random bytes against BREACH
    "claims.web.middleware.mark_answers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "claims.web.middleware.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "claims.web.middleware.RefusalMiddleware",
]
ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- People ----------------------------------------------------------------------------------
AUTH_USER_MODEL = "claims.Person"
AUTHENTICATION_BACKENDS = ["claims.people.sign_in.PersonBackend"]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "login"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# --- The database ----------------------------------------------------------------------------
EMBEDDED_HOME = None if DATABASE_URL else HOME
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        **(start.database(DATABASE_URL) if DATABASE_URL else embedded.database(HOME)),
        "CONN_HEALTH_CHECKS": True,
    },
}
DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {
    "min_size": 1,
    "max_size": start.read_number(env, "DATABASE_POOL", 8),
    "timeout": 10,
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Language, time, files -------------------------------------------------------------------
LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = start.time_zone(env)
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", "") or HOME / "static")
STATICFILES_DIRS = [path for path in [BASE_DIR / "static"] if path.is_dir()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "factcheck.bundles.BundledStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = (
    4 * 1024 * 1024
)  # an article is at most 2 MB, typed into a form it is encoded
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1500  # a review of 50 sources has some twenty for each
# --- The world outside -----------------------------------------------------------------------
# Nothing leaves the desk unless somebody says so: an address fetched tells its host who is checking what.
OUTGOING = start.read_switch(env, "OUTGOING")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {
        # Whoever scans the net asks for hosts that are not ours: no news, and no traceback.
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        "django": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", "WARNING")},
        "procrastinate": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        # A page refused is an answer; only what broke is told, with its traceback.
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
    },
}
