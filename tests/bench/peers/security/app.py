"""Flask-Security-Too after its own quick start, with its own pages. A peer of the benchmark."""

import os
from datetime import datetime
from urllib.parse import quote_plus

from flask import Flask, render_template
from flask_login import current_user
from flask_security import Security, SQLAlchemyUserDatastore, auth_required, hash_password
from flask_security.models import fsqla_v3 as fsqla
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config.update(
    SECRET_KEY=os.environ["PEER_SECRET"],
    SECURITY_PASSWORD_SALT=os.environ["PEER_SECRET"],
    SECURITY_PASSWORD_HASH="bcrypt",
    SECURITY_REGISTERABLE=True,
    SECURITY_CONFIRMABLE=True,
    SECURITY_SEND_REGISTER_EMAIL=False,
    SECURITY_EMAIL_VALIDATOR_ARGS={"check_deliverability": False},  # would ask the DNS
    SECURITY_POST_LOGIN_VIEW="/profile",
    SQLALCHEMY_DATABASE_URI="mysql+mysqldb://{}@localhost/{}?unix_socket={}".format(
        os.environ["PEER_USER"], os.environ["PEER_DATABASE"], quote_plus(os.environ["PEER_SOCKET"])),
)
db = SQLAlchemy(app)
fsqla.FsModels.set_db_info(db)


class Role(db.Model, fsqla.FsRoleMixin):
    pass


class User(db.Model, fsqla.FsUserMixin):
    pass


users = SQLAlchemyUserDatastore(db, User, Role)
app.security = Security(app, users)


@app.route("/profile")
@auth_required("session")
def profile():
    return render_template("profile.html")


@app.route("/gate")
def gate():
    # Its own decorator sends strangers to /login, which nginx takes for an error of the gate.
    return "", 204 if current_user.is_authenticated else 401


@app.cli.command("seed")
def seed():
    db.create_all()
    if users.find_user(email="member@example.org") is None:
        users.create_user(email="member@example.org", password=hash_password("correct horse"),
                          confirmed_at=datetime.utcnow())
        db.session.commit()
