"""The usual Flask tutorial: register, confirm, log in, see your profile. A peer of the benchmark."""

import os
from datetime import datetime
from urllib.parse import quote_plus

import bcrypt
from flask import Flask, abort, flash, redirect, render_template, url_for
from flask_login import LoginManager, UserMixin, current_user, login_required, login_user, logout_user
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import FlaskForm
from itsdangerous import BadData, URLSafeTimedSerializer
from wtforms import EmailField, PasswordField
from wtforms.validators import DataRequired, EqualTo, Length

app = Flask(__name__)
app.config.update(
    SECRET_KEY=os.environ["PEER_SECRET"],
    SQLALCHEMY_DATABASE_URI="mysql+mysqldb://{}@localhost/{}?unix_socket={}".format(
        os.environ["PEER_USER"], os.environ["PEER_DATABASE"], quote_plus(os.environ["PEER_SOCKET"])),
    SQLALCHEMY_ENGINE_OPTIONS={"pool_pre_ping": False},
)
db = SQLAlchemy(app)
login_manager = LoginManager(app)
login_manager.login_view = "login"
serializer = URLSafeTimedSerializer(app.config["SECRET_KEY"], salt="confirm")


class User(UserMixin, db.Model):
    __tablename__ = "users"
    id = db.Column(db.Integer, primary_key=True)
    email = db.Column(db.String(254), unique=True, nullable=False)
    password = db.Column(db.String(60), nullable=False)
    registered_on = db.Column(db.DateTime, nullable=False, default=datetime.utcnow)
    confirmed_on = db.Column(db.DateTime)

    def set_password(self, password):
        self.password = bcrypt.hashpw(password.encode(), bcrypt.gensalt(13)).decode()

    def has_password(self, password):
        return bcrypt.checkpw(password.encode(), self.password.encode())


@login_manager.user_loader
def load_user(user_id):
    return db.session.get(User, int(user_id))


class LoginForm(FlaskForm):
    email = EmailField("Email address", validators=[DataRequired(), Length(max=254)])
    password = PasswordField("Password", validators=[DataRequired(), Length(max=72)])


class RegisterForm(LoginForm):
    confirm = PasswordField("The password again", validators=[EqualTo("password")])


@app.route("/register", methods=["GET", "POST"])
def register():
    form = RegisterForm()
    if form.validate_on_submit():
        user = User(email=form.email.data)
        user.set_password(form.password.data)
        db.session.add(user)
        db.session.commit()
        link = url_for("confirm", token=serializer.dumps(user.email), _external=True)
        app.logger.info("The link to confirm with: %s", link)  # in place of a mail
        login_user(user)
        return redirect(url_for("unconfirmed"))
    return render_template("register.html", form=form)


@app.route("/login", methods=["GET", "POST"])
def login():
    form = LoginForm()
    if form.validate_on_submit():
        user = User.query.filter_by(email=form.email.data).first()
        if user and user.has_password(form.password.data):
            login_user(user)
            return redirect(url_for("profile"))
        flash("The address and the password do not belong together.")
    return render_template("login.html", form=form)


@app.route("/confirm/<token>")
@login_required
def confirm(token):
    try:
        email = serializer.loads(token, max_age=3600)
    except BadData:
        abort(404)
    if email == current_user.email and current_user.confirmed_on is None:
        current_user.confirmed_on = datetime.utcnow()
        db.session.commit()
    return redirect(url_for("profile"))


@app.route("/profile")
@login_required
def profile():
    if current_user.confirmed_on is None:
        return redirect(url_for("unconfirmed"))
    return render_template("profile.html")


@app.route("/unconfirmed")
@login_required
def unconfirmed():
    return render_template("unconfirmed.html")


@app.route("/logout", methods=["POST"])
@login_required
def logout():
    logout_user()
    return redirect(url_for("login"))


@app.route("/gate")
def gate():
    if not current_user.is_authenticated:
        return "", 401
    return "", 204 if current_user.confirmed_on else 403


@app.cli.command("seed")
def seed():
    db.create_all()
    if User.query.filter_by(email="member@example.org").first() is None:
        member = User(email="member@example.org", confirmed_on=datetime.utcnow())
        member.set_password("correct horse")
        db.session.add(member)
        db.session.commit()
