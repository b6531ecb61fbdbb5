"""All settings, read from the environment. docs/server.md has a table of them.

Outside the demo there are no defaults for what protects people: Factcheck does not start without
SECRET_KEY and ALLOWED_HOSTS.
"""

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.csp import CSP
from environs import Env

from factcheck import environment
from factcheck.database_roles import OWNER_COMMANDS, read_databases
from factcheck.pool import check_connection

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent
HOME = Path(env.str("FACTCHECK_HOME", "") or BASE_DIR / ".factcheck").expanduser().absolute()

# --- What runs: the demo, a server, or one command -------------------------------------------
DEBUG = environment.read_switch(env, "DEBUG")
DEMO = environment.read_switch(env, "FACTCHECK_DEMO")
HOST = env.str("HOST", "127.0.0.1")
PORT = environment.read_number(env, "PORT", 8000, most=65535)
WORKERS = environment.read_number(env, "WORKERS", 2, most=64)
THREADS = environment.read_number(env, "THREADS", 4, most=64)
DATABASE_URL = env.str("DATABASE_URL", "")
DATABASE_OWNER_URL = env.str("DATABASE_OWNER_URL", "")
COMMAND = os.environ.get("FACTCHECK_COMMAND", "")  # set by manage.py
# A command that is typed without settings uses the data of the demo. It answers no request, so it
# needs no host name.
USES_DEMO = environment.uses_demo(HOME, COMMAND)
NEEDS_ONLY_FILES = environment.needs_only_files(COMMAND)
LOCAL = DEMO or USES_DEMO or NEEDS_ONLY_FILES

if not LOCAL:
    environment.require_variables(env, "SECRET_KEY", "ALLOWED_HOSTS")
ALLOWED_HOSTS = environment.read_allowed_hosts(env, demo=LOCAL, bind=HOST)
SECRET_KEY = (
    secrets.token_urlsafe(64) if NEEDS_ONLY_FILES else environment.read_secret_key(env, HOME)
)
SITE_URL = environment.read_site_url(env, ALLOWED_HOSTS, demo=LOCAL, port=PORT)
if USES_DEMO and not (os.environ.get("SITE_URL") or os.environ.get("PORT")):
    SITE_URL = environment.read_running_address(HOME) or SITE_URL

# --- TLS: on if SITE_URL begins with https:// or TLS=1 ---------------------------------------
TLS = environment.read_switch(env, "TLS", default=SITE_URL.startswith("https://"))
TLS_HEADER = env.str("TLS_HEADER", "X-Forwarded-Proto")
CSRF_TRUSTED_ORIGINS = ["{0.scheme}://{0.netloc}".format(urlsplit(SITE_URL))]
if TLS:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = environment.read_number(env, "HSTS_SECONDS", 365 * 24 * 3600, least=0)
    if TLS_HEADER:  # without it Django cannot tell https from http and would redirect forever
        SECURE_PROXY_SSL_HEADER = ("HTTP_" + TLS_HEADER.upper().replace("-", "_"), "https")
        SECURE_SSL_REDIRECT = True
        SECURE_REDIRECT_EXEMPT = [r"^live$", r"^ready$"]
SESSION_ENGINE = "claims.people.sessions"  # reads the person with the session
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
# W005 and W021: the owner of the domain decides about sub-domains and the browsers' preload list.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
if not TLS or not TLS_HEADER:  # no TLS, or a proxy that redirects to https by itself
    SILENCED_SYSTEM_CHECKS.append("security.W008")
if not TLS:
    SILENCED_SYSTEM_CHECKS += ["security.W004", "security.W012", "security.W016"]

# --- Applications, middleware, templates -----------------------------------------------------
INSTALLED_APPS = [
    "claims",
    "claims.moderation.admin.apps.ModerationConfig",
    "django.contrib.auth",
    "django.contrib.sitemaps",
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
    "factcheck.probes.answer_probes",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",  # a policy is for pages
    "django.middleware.gzip.GZipMiddleware",  # pages; Django adds random bytes against BREACH
    "claims.web.middleware.mark_answers",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "claims.web.polls.answer_polls",  # the rest is not needed to say that nothing changed
    "django.middleware.csrf.CsrfViewMiddleware",
    "claims.people.sign_in.PersonMiddleware",
    "claims.web.middleware.keep_pages_out_of_the_cache",
    "claims.web.middleware.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "claims.web.middleware.RefusalMiddleware",
    "claims.web.time_limit.TimeLimitMiddleware",
]
ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "factcheck.template_loading.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "claims.web.context.news",
            ],
            "builtins": ["claims.web.template_tags"],
        },
    },
]

# --- People ----------------------------------------------------------------------------------
AUTH_USER_MODEL = "claims.Person"
AUTHENTICATION_BACKENDS = ["claims.people.sign_in.PersonBackend"]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
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
# The owner changes tables; the server and the worker connect as a role that can't (factcheck/database_roles.py).
EMBEDDED_HOME = None if DATABASE_URL else HOME
APPLICATION_DATABASE, OWNER_DATABASE = read_databases(DATABASE_URL, DATABASE_OWNER_URL, HOME)
APPLICATION_ROLE = APPLICATION_DATABASE["USER"] if OWNER_DATABASE else ""
IS_OWNER = OWNER_DATABASE is not None and COMMAND in OWNER_COMMANDS
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        **(OWNER_DATABASE if IS_OWNER else APPLICATION_DATABASE),
    },
}
_options = DATABASES["default"].setdefault("OPTIONS", {})
# A statement is prepared when it comes for the fifth time on a connection. Only the cursors of
# claims/prepared_statements.py can do that.
_options["prepare_threshold"] = (
    5 if environment.read_switch(env, "DATABASE_PREPARE", default=True) else None
)
_options["pool"] = {
    "min_size": 1,
    "max_size": environment.read_number(env, "DATABASE_POOL", 8),
    "timeout": environment.read_number(env, "DATABASE_TIMEOUT", 10),
    "check": check_connection,
}
# A page gets so many seconds, and two more to say that it was stopped; a statement of a page gets the
# second number (set in factcheck/wsgi.py: commands and the worker may take their time).
REQUEST_SECONDS = environment.read_number(env, "REQUEST_SECONDS", 8)
STATEMENT_SECONDS = environment.read_number(env, "STATEMENT_SECONDS", 5, least=0)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Language, time, files -------------------------------------------------------------------
LANGUAGE_CODE = "en"
USE_I18N = False  # one language: looking for another one cost a fifth of each page
USE_TZ = True
TIME_ZONE = environment.read_time_zone(env)
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", "") or HOME / "static")
STATICFILES_DIRS = [path for path in [BASE_DIR / "static"] if path.is_dir()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "factcheck.static_files.ModuleStorage"},
}
# An article has at most 2 MB; encoding it in a form makes it longer.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1500  # a review with 50 sources has about 20 fields for each

# --- Background worker -----------------------------------------------------------------------
WORKER_HEARTBEAT = environment.read_number(env, "WORKER_HEARTBEAT", 5)  # seconds
WORKER_DEAD_AFTER = environment.read_number(
    env, "WORKER_DEAD_AFTER", 20
)  # seconds without a heartbeat

# --- The activity log ------------------------------------------------------------------------
READ_LAST_CHECK = "claims.ledger.checking.read_last_check"  # what /ready reports
# Where anchors of the log go, each day and with `manage.py anchor_ledger`; nowhere if none is set.
ANCHOR_FOLDER = environment.read_folder(env, "ANCHOR_FOLDER")
ANCHOR_MAIL = environment.read_mail_address(env, "ANCHOR_MAIL")
ANCHOR_TSA = environment.read_web_address(env, "ANCHOR_TSA")
ANCHOR_TSA_ROOTS = environment.read_file(env, "ANCHOR_TSA_ROOTS")

# --- Outgoing requests -----------------------------------------------------------------------
# Off by default: a request for a page tells its host who is checking what.
OUTGOING = environment.read_switch(env, "OUTGOING")

# --- E-mail: off by default -------------------------------------------------------------------
# In a demo without EMAIL_URL, e-mails are shown on a page.
_mail = environment.read_mail(env, SITE_URL)
SENDS_MAIL = _mail is not None
PRINTS_MAIL = DEMO and not SENDS_MAIL
DEFAULT_FROM_EMAIL = _mail.sender if _mail else "nobody@localhost"
MAILERS = {"default": {"OPTIONS": _mail.options}} if _mail else {}
if not _mail:
    SILENCED_SYSTEM_CHECKS.append("mail.W001")  # nothing can be sent, and nothing tries to

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {
        # Scanners send requests for host names that are not ours: don't log them.
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        "django": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", "WARNING")},
        "procrastinate": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        # Log errors of the server with their traceback, not pages that were refused.
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
    },
}
