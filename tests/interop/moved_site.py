#!/usr/bin/python3
"""moved_site.py KIND FOLDER: a site's database, made by Flask-Security or Django itself, and its
accounts as docs/move.md has them exported: FOLDER/accounts.csv. Flask-Security's salt is in
FOLDER/salt. Everybody's password is "correct horse" and their name."""
import os
import pathlib
import re
import subprocess
import sys

SALT = "146585145368132386173505678016728509634"


def make_flask_security(database):
    import flask
    import flask_sqlalchemy
    import flask_security
    from flask_security.models import fsqla_v3

    app = flask.Flask("site")
    app.config.update(SECRET_KEY="k", SECURITY_PASSWORD_SALT=SALT,
                      SQLALCHEMY_DATABASE_URI=f"sqlite:///{database}",
                      SQLALCHEMY_TRACK_MODIFICATIONS=False)
    db = flask_sqlalchemy.SQLAlchemy(app)
    fsqla_v3.FsModels.set_db_info(db)

    class Role(db.Model, fsqla_v3.FsRoleMixin):
        pass

    class User(db.Model, fsqla_v3.FsUserMixin):
        pass

    users = flask_security.SQLAlchemyUserDatastore(db, User, Role)
    flask_security.Security(app, users)
    with app.app_context():
        db.create_all()
        admin, staff = users.create_role(name="admin"), users.create_role(name="Staff")
        for name, roles in (("ann", [admin, staff]), ("bob", [staff]), ("cleo", [])):
            user = users.create_user(
                email=f"{name}@example.org", roles=roles,
                password=flask_security.hash_password("correct horse " + name))
            if name != "cleo":
                user.confirmed_at = app.extensions["security"].datetime_factory()
        db.session.commit()


def make_django(database):
    import django
    from django.conf import settings
    settings.configure(
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth"], USE_TZ=True,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": database}},
        DEFAULT_AUTO_FIELD="django.db.models.AutoField")
    django.setup()
    from django.contrib.auth.models import Group, User
    from django.core.management import call_command
    call_command("migrate", verbosity=0)
    User.objects.create_superuser("ann", "ann@example.org", "correct horse ann")
    User.objects.create_user("bob", "bob@example.org", "correct horse bob")
    User.objects.create_user("cleo", "cleo@example.org")
    User.objects.create_user("nobody", "", "correct horse nobody")
    Group.objects.create(name="Staff").user_set.add(*User.objects.filter(username__in=("ann", "bob")))


def documented_command(kind):
    page = pathlib.Path(__file__).parents[2].joinpath("docs/move.md").read_text(encoding="utf-8")
    return re.search(rf"<!-- {kind} -->\n```sh\n(.*?)```", page, re.S).group(1)


kind, folder = sys.argv[1:]
{"flask-security": make_flask_security, "django": make_django}[kind](os.path.join(folder, "site.db"))
pathlib.Path(folder, "salt").write_text(SALT + "\n", encoding="ascii")
subprocess.run(["bash", "-euc", documented_command(kind)], cwd=folder, check=True)
