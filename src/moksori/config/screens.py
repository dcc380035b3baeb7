"""Settings of the screens: who comes in and how, what a page may do, how long a session lasts."""

from __future__ import annotations

import importlib.resources
import os
from pathlib import Path
from typing import Any

import moksori

_WEB = Path(moksori.__file__).parent / "web"

MIDDLEWARE = [
    "moksori.web.frame.headers.HeadersMiddleware",
    "moksori.web.frame.headers.OnlyClosedWaysMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "moksori.web.frame.headers.OwnOriginMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "moksori.web.frame.sessions.SessionsMiddleware",
    "moksori.web.frame.language.LanguageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "moksori.web.sign_in.again.AskAgainMiddleware",
    "moksori.web.frame.sessions.SecondFactorMiddleware",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "moksori.web.frame.rail.rail",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
LOCALE_PATHS = [_WEB / "locale"]

STATIC_URL = "/static/"
# The Korean fonts that our papers are set in; a screen takes them where the machine has none.
STATICFILES_DIRS = [("fonts", str(importlib.resources.files("pylopdf_fonts_ko")))]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 300

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["desk_name"]},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "moksori.web.sign_in.adapters.DeskAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "desk_name"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# By the name that somebody tries to come in under, and by all tries together; never by the
# address they come from: the desk does not know it, and behind an onion all have the same.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "5/10m/key,60/10m/ip",
    "reauthenticate": "10/5m/user",
    "change_password": "5/10m/user",
}
MFA_ADAPTER = "moksori.web.sign_in.adapters.DeskMfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Moksori"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
# A browser calls http://localhost safe, and nothing else without TLS reaches a screen.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
MFA_RATE_LIMITS = {"reauthenticate": "10/5m/user"}

BEHIND_TLS = os.environ.get("MOKSORI_BEHIND_TLS") == "1"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "moksori"
SESSION_COOKIE_AGE = 45 * 60
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = BEHIND_TLS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_LONGEST = 10 * 60 * 60
CSRF_USE_SESSIONS = True
CSRF_COOKIE_SECURE = BEHIND_TLS
CSRF_FAILURE_VIEW = "moksori.web.frame.refusals.not_from_a_form_of_ours"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 128 * 1024 * 1024
# In memory only: no told word lies in a temporary file. The server in front keeps to the same.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_NUMBER_FILES = 500
