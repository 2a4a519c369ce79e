from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Opens the account that the benchmark logs in with."

    def handle(self, *args, **options):
        email = "member@example.org"
        if EmailAddress.objects.filter(email=email).exists():
            return
        user = get_user_model().objects.create_user("member", email, "correct horse")
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
