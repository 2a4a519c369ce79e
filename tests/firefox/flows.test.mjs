// What visitors do, in Firefox: each flow with JavaScript and without, on a phone.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { createAccount, newAddress, password, site } from "../browser/stack.mjs";
import { launch, Visitor } from "./visitor.mjs";

const thanks = "You have confirmed your account. Thanks!";
/** A host of the stack that is behind the gate as a whole. */
const another = site.replace("//", "//a.");

/** `come` brings another visitor, `script` says whether their browser runs scripts. */
const flows = {
  "sign up, be held, follow the link, log out, log in": async ({ come }) => {
    const email = newAddress();
    const visitor = await come();
    await visitor.go("/");
    await visitor.sees("/");
    await visitor.signUp(email);
    assert.match(await visitor.words(), /A confirmation email has been sent\./);
    await visitor.go("/profile");
    await visitor.sees("/unconfirmed", email);
    await visitor.followMail(email);
    await visitor.sees("/", thanks);
    await visitor.go("/profile");
    await visitor.sees("/profile", email);
    await visitor.press("Log out");
    await visitor.sees("/login", "You were logged out.");
    await visitor.go("/profile");
    await visitor.sees("/login");
    await visitor.logIn(email);
    await visitor.sees("/profile", "Welcome.");
  },

  "the link is followed in another browser": async ({ come, script }) => {
    const email = newAddress();
    const visitor = await come();
    await visitor.signUp(email);
    await visitor.go("/unconfirmed?next=%2Flanguage");
    const other = await come();
    await other.followMail(email);
    await other.sees("/login", `The link is for ${email}`);
    await other.logIn(email);
    await other.sees("/", thanks);
    if (!script) await visitor.press("I've confirmed");
    await visitor.sees("/language", thanks, 5000);
    await visitor.go("/profile");
    await visitor.sees("/profile", email);
  },

  "the code does instead of the link": async ({ come }) => {
    const email = newAddress();
    const visitor = await come();
    await visitor.signUp(email);
    await visitor.fill({ code: "0000 0000" });
    await visitor.press("Confirm");
    await visitor.sees("/unconfirmed/code", "This code is wrong or has expired.");
    const reader = await come();
    const [code] = (await reader.openMail(email)).match(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/);
    await visitor.fill({ code: code.toLowerCase().replace("-", " ") });
    await visitor.press("Confirm");
    await visitor.sees("/", thanks);
  },

  "a wrong password, a forgotten one, and a new one": async ({ come }) => {
    const email = newAddress();
    const better = `better ${password}`;
    createAccount(email);
    const visitor = await come();
    await visitor.go("/login");
    await visitor.logIn(email, "not the password");
    await visitor.sees("/login", "Email or password is incorrect.");
    await visitor.press("Forgot your password?");
    await visitor.sees("/forgot", "Set a new password");
    await visitor.fill({ email });
    await visitor.press("Email me a link");
    await visitor.sees("/login", /link/);
    await visitor.followMail(email, "/reset/", "Set a new password");
    await visitor.sees(/^\/reset\//, "Confirm new password");
    await visitor.fill({ password: better, confirm: "something else" });
    await visitor.press("Set the password");
    await visitor.sees(/^\/reset\//, "There is a problem");
    await visitor.fill({ password: better, confirm: better });
    await visitor.press("Set the password");
    await visitor.sees("/login", "Your new password is set.");
    await visitor.logIn(email, better);
    await visitor.sees("/", "Welcome.");
  },

  "a change of address, taken back and made": async ({ come }) => {
    const [email, slip, better] = [newAddress(), newAddress(), newAddress()];
    createAccount(email);
    const visitor = await come();
    const change = async (to) => {
      await visitor.go("/address");
      await visitor.fill({ email: to, current: password });
      await visitor.press("Change address");
      await visitor.sees("/profile", to);
    };
    await visitor.go("/address");
    await visitor.sees("/login");
    await visitor.logIn(email);
    await visitor.sees("/address", email);
    await change(slip);
    await visitor.press("Cancel the change of your address");
    await visitor.sees("/profile", "Your address stays as it is.");
    assert.ok(!(await visitor.words()).includes(slip));
    await change(better);
    await visitor.followMail(better, "/address/confirm/");
    await visitor.sees(/^\/address\/confirm\//, better);
    await visitor.press("Use the new address");
    await visitor.sees("/profile", "Your address has been changed.");
    assert.ok((await visitor.words()).includes(better));
  },

  "the gate leads to the login and back, on this host and another": async ({ come, script }) => {
    const email = newAddress();
    createAccount(email);
    const visitor = await come();
    await visitor.go("/demo/?q=1#part");
    await visitor.sees("/login");
    await visitor.logIn(email);
    await visitor.sees("/demo/", email);
    if (script) await visitor.shows("?q=1#part", () => location.search + location.hash);
    await visitor.go(`${another}/page`);
    await visitor.sees(`${another}/page`, email);
    await visitor.go("/logout");
    await visitor.press("Log out");
    await visitor.sees("/login", "You were logged out.");
    for (const closed of ["/demo/", `${another}/page`]) {
      await visitor.go(closed);
      await visitor.sees("/login");
    }
    // The form's answer leads to a host that its page does not name.
    await visitor.logIn(email);
    await visitor.sees(`${another}/page`, email);
  },

  "what is sent too late is not lost": async ({ come }) => {
    const email = newAddress();
    createAccount(email);
    const visitor = await come();
    await visitor.go("/demo/");
    await visitor.sees("/login");
    await visitor.logIn(email);
    await visitor.sees("/demo/", email);
    await visitor.fill({ note: "Grüße" });
    const form = await visitor.openTab();
    await visitor.go("/logout");
    await visitor.press("Log out");
    await visitor.sees("/login", "You were logged out.");
    await visitor.turnTo(form);
    await visitor.press("Send");
    await visitor.sees("/demo/note", "Not sent yet");
    await visitor.press("Log in (opens a new tab)");
    await visitor.turnToNewest();
    await visitor.sees("/login");
    await visitor.logIn(email);
    await visitor.sees("/gatepost-gate/in", "You're logged in again");
    await visitor.turnTo(form);
    await visitor.reload();
    await visitor.sees("/demo/note", "Your note: Grüße");
  },

  "language and colours are chosen by one click, and stay": async ({ come }) => {
    const paper = () => getComputedStyle(document.body).backgroundColor;
    const [light, dark] = ["rgb(244, 246, 244)", "rgb(15, 20, 18)"];
    const choices = [["Dark colours", dark], ["Light colours", light], ["Dark colours", dark]];
    const visitor = await come();
    await visitor.go("/forgot");
    for (const [choice, colour] of choices) {
      await visitor.press(choice);
      await visitor.shows(colour, paper);
    }
    await visitor.press("Deutsch");
    await visitor.sees("/forgot", "Neues Passwort festlegen");
    await visitor.go("/login");
    await visitor.sees("/login", "Passwort vergessen?");
    await visitor.shows("de", () => document.documentElement.lang);
    await visitor.shows(dark, paper);
  },

  "after logging out, Back shows nobody's page": async ({ come }) => {
    const email = newAddress();
    createAccount(email);
    const visitor = await come();
    await visitor.go("/login");
    await visitor.logIn(email);
    await visitor.sees("/", "Welcome.");
    await visitor.go("/profile");
    await visitor.sees("/profile", email);
    await visitor.press("Log out");
    await visitor.sees("/login", "You were logged out.");
    for (const before of ["/login", "/"]) {
      await visitor.back();
      await visitor.sees(before);
      const whole = await visitor.page.evaluate(() => document.documentElement.textContent);
      assert.ok(!whole.includes(email), `${before} still shows ${email}`);
    }
  },

  "after Back, a form can be sent again": async ({ come }) => {
    const email = newAddress();
    createAccount(email);
    const visitor = await come();
    const dead = () => document.querySelectorAll("button:disabled, [aria-disabled], .busy").length;
    await visitor.go("/forgot");
    for (const _ of ["once", "and again"]) {
      await visitor.fill({ email });
      await visitor.press("Email me a link");
      await visitor.sees("/login", /link/);
      await visitor.back();
      await visitor.sees("/forgot");
      await visitor.shows(0, dead);
    }
  },
};

const withScript = {
  "the page that waits in a tab behind goes on once it is looked at": async ({ come }) => {
    const email = newAddress();
    const visitor = await come();
    await visitor.signUp(email);
    const waiting = await visitor.openTab();
    await visitor.followMail(email);
    await visitor.sees("/", thanks);
    await visitor.turnTo(waiting);
    await visitor.sees("/", "", 5000);
  },

  "a button shows the password and hides it again": async ({ come }) => {
    const visitor = await come();
    const type = () => document.querySelector("#password").type;
    await visitor.go("/login");
    await visitor.fill({ password });
    await visitor.shows("password", type);
    await visitor.press("Show Password");
    await visitor.shows("text", type);
    await visitor.sees("/login", "Your password is visible.");
    await visitor.press("Hide Password");
    await visitor.shows("password", type);
    await visitor.sees("/login", "Your password is hidden.");
  },

  "a button works while its form is on its way, and Escape frees it": async ({ come }) => {
    const visitor = await come();
    const button = () => {
      const each = document.querySelector("main form button[type=submit]");
      const { width, height } = each.getBoundingClientRect();
      return [each.innerText.trim(), each.ariaDisabled, width, height].join();
    };
    await visitor.go("/login");
    await visitor.page.$eval("main form", (form) => {
      form.addEventListener("submit", (event) => event.preventDefault()); // the page stays
    });
    const idle = await visitor.page.evaluate(button);
    await visitor.press("Log in");
    await visitor.shows(idle.replace("Log in,", "Logging in…,true"), button);
    await visitor.page.keyboard.press("Escape");
    await visitor.shows(idle, button);
  },

  "a hint says how strong the password is": async ({ come }) => {
    const visitor = await come();
    await visitor.go("/register");
    await visitor.fill({ password: "password" });
    await visitor.sees("/register", "Too easy to guess.");
    await visitor.fill({ password });
    await visitor.sees("/register", "Strong.");
  },
};

const withoutScript = {
  "there are no buttons that need a script": async ({ come }) => {
    const visitor = await come();
    await visitor.go("/register");
    const buttons = () => [...document.querySelectorAll("main button")].map((each) => each.innerText).join();
    await visitor.shows("Sign up", buttons);
  },
};

for (const script of [true, false]) {
  describe(`${script ? "with" : "without"} JavaScript`, () => {
    let browser;
    before(async () => {
      browser = await launch({ script });
    });
    after(() => browser?.close());
    for (const [name, flow] of Object.entries({ ...flows, ...(script ? withScript : withoutScript) })) {
      test(name, async (t) => {
        const come = async () => {
          const visitor = await Visitor.come(browser);
          t.after(() => visitor.leave());
          return visitor;
        };
        await flow({ come, script });
      });
    }
  });
}
