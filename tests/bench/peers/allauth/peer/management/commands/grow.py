import datetime

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand
from django.utils import timezone

BATCH = 10_000  # rows a statement


class Command(BaseCommand):
    help = "So many users with a session each, of which the keys are their numbers: see load.lua."

    def add_arguments(self, parser):
        parser.add_argument("users", type=int)

    def handle(self, *args, users, **options):
        user_model = get_user_model()
        # None can log in: what costs there is the hash.
        password = make_password(None)
        first = 1_000_000_000
        sessions = SessionStore()
        ends = timezone.now() + datetime.timedelta(days=14)
        digest = user_model(password=password).get_session_auth_hash()
        for begin in range(1, users + 1, BATCH):
            numbers = range(begin, min(begin + BATCH, users + 1))
            user_model.objects.bulk_create(
                user_model(
                    id=first + n, username=f"{n}", email=f"{n}@grown.example", password=password
                )
                for n in numbers
            )
            Session.objects.bulk_create(
                Session(
                    session_key=f"{n:032}",
                    session_data=sessions.encode({
                        SESSION_KEY: str(first + n),
                        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
                        HASH_SESSION_KEY: digest,
                    }),
                    expire_date=ends,
                )
                for n in numbers
            )
