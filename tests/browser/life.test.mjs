// The life of an account: each flow with JavaScript and without, on a small phone and on a desk; and
// each page in each of its states, for axe.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { setTimeout } from "node:timers/promises";

import {
  createAccount,
  followMail,
  forgetProof,
  gatepost,
  launch,
  logIn,
  needApproval,
  newAddress,
  openMail,
  openMailAbout,
  openPage,
  password,
  sendSignUp,
  signUp,
  site,
  useUpGuesses,
  words,
} from "./browser.mjs";
import { look, unseen } from "./looks.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const path = (page) => page.url().slice(site.length);
const press = (page, name) => page.locator("main").getByRole("button", { name }).first().click();
const press_everywhere = (page, name) => page.getByRole("button", { name }).first().click();

const phone = { width: 320, height: 640 };
const desk = { width: 1280, height: 800 };

// What a desk shows, axe looks at; and that is a script.
for (const [viewport, javaScriptEnabled] of [
  [phone, true],
  [phone, false],
  [desk, true],
]) {
  describe(`${viewport.width} px, ${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
    const open = () => openPage(browser, { javaScriptEnabled, viewport });
    // axe is a script.
    const check = (page) => (javaScriptEnabled ? look(page) : undefined);
    const follow = async (page, email, folder) => {
      await openMail(page, email);
      await page.click(`#text a[href*='${folder}']`);
    };
    const member = async (page) => {
      const email = newAddress();
      await signUp(page, email);
      await followMail(page, email);
      return email;
    };

    test("a wrong address is put right while it waits", async () => {
      const { context, page, complaints } = await open();
      const [wrong, right] = [newAddress(), newAddress()];
      await page.goto("/");
      await check(page);
      await page.goto("/register");
      await check(page);
      await sendSignUp(page, wrong);
      await check(page);
      await page.locator("#correction summary").click();
      await page.fill("input[name=email]", right);
      await page.fill("input[name=current]", "not the password");
      await press(page, "Change address");
      assert.match(await words(page), /This isn't the password you signed up with\./);
      assert.equal(await page.inputValue("input[name=email]"), right);
      await check(page);
      await page.fill("input[name=current]", password);
      await press(page, "Change address");
      assert.match(await words(page), /A confirmation email has been sent\./);
      await page.goto("/");
      await check(page);
      await followMail(page, right);
      assert.match(await words(page), /You have confirmed your account\. Thanks!/);
      await check(page);
      assert.deepEqual(complaints.filter((text) => !text.includes("422")), []);
      await context.close();
    });

    test("somebody who did not sign up deletes it", async () => {
      const { context, page } = await open();
      const email = newAddress();
      await signUp(page, email);
      const stranger = await open();
      await follow(stranger.page, email, "/decline/");
      await check(stranger.page);
      await press(stranger.page, "Delete this sign-up");
      assert.match(await words(stranger.page), /The sign-up has been deleted\./);
      await check(stranger.page);
      await press(stranger.page, "No emails for 30 days");
      assert.match(await words(stranger.page), /None go to/);
      await check(stranger.page);
      await press(stranger.page, "Allow emails again");
      assert.match(await words(stranger.page), /Getting too many/);
      // With a script the page that waits goes by itself, and would cut off another way there.
      if (javaScriptEnabled) await page.waitForURL((url) => url.pathname === "/login");
      else await page.goto("/unconfirmed");
      assert.match(path(page), /^\/login/);
      await stranger.context.close();
      await context.close();
    });

    test("an invitation leads to a form of its own", async () => {
      const { context, page } = await open();
      const email = newAddress();
      await page.goto(gatepost("invite", "create").trim());
      await check(page);
      await page.fill("input[name=email]", email);
      await page.fill("input[name=password]", password);
      await page.fill("input[name=confirm]", "something else");
      await press(page, "Sign up");
      assert.match(path(page), /^\/invitation\//);
      await check(page);
      await page.fill("input[name=password]", password);
      await page.fill("input[name=confirm]", password);
      await press(page, "Sign up");
      assert.equal(path(page), "/unconfirmed");
      await context.close();
    });

    test("a sign-up waits until an administrator has approved it", async () => {
      const { context, page } = await open();
      const email = newAddress();
      await signUp(page, email);
      needApproval(email);
      await followMail(page, email);
      await page.goto("/profile");
      assert.match(path(page), /^\/unconfirmed/);
      assert.match(await words(page), /administrator/);
      await check(page);
      await page.goto("/");
      await check(page);
      gatepost("signup", "approve", email);
      await page.goto("/profile");
      assert.match(await words(page), new RegExp(email));
      await context.close();
    });

    test("a forgotten password is set anew", async () => {
      const { context, page } = await open();
      const email = await member(page);
      const elsewhere = await open();
      await elsewhere.page.goto("/login");
      await check(elsewhere.page);
      await elsewhere.page.fill("input[name=email]", email);
      await elsewhere.page.fill("input[name=password]", "not the password");
      await press(elsewhere.page, "Log in");
      assert.match(await words(elsewhere.page), /Email or password is incorrect\./);
      await check(elsewhere.page);
      await elsewhere.page.getByRole("link", { name: "Forgot your password?" }).click();
      await check(elsewhere.page);
      await elsewhere.page.fill("input[name=email]", email);
      await elsewhere.page.locator("main form button[type=submit]").click();
      await check(elsewhere.page);
      await openMailAbout(elsewhere.page, email, "Set a new password");
      const headers = [];
      // What was on its way when its page went never gets all its headers: nobody waits for that.
      elsewhere.page.on("request", (request) =>
        headers.push(Promise.race([request.allHeaders(), setTimeout(5000, {})])),
      );
      await elsewhere.page.click("#text a[href*='/reset/']");
      await check(elsewhere.page);
      await elsewhere.page.fill("input[name=password]", password);
      await elsewhere.page.fill("input[name=confirm]", "something else");
      await press(elsewhere.page, "Set the password");
      await check(elsewhere.page);
      await elsewhere.page.fill("input[name=password]", password);
      await elsewhere.page.fill("input[name=confirm]", password);
      await press(elsewhere.page, "Set the password");
      assert.match(await words(elsewhere.page), /Your new password is set\./);
      // The link is a key, and nginx's error log names the page that a request came from.
      const sent = (await Promise.allSettled(headers)).map(({ value }) => value?.referer ?? "");
      assert.ok(sent.includes(`${site}/`), sent.join(" "));
      assert.ok(!sent.some((referer) => referer.includes("/reset/")), sent.join(" "));
      await page.goto("/profile");
      assert.match(path(page), /^\/login/, "all sessions have ended");
      await elsewhere.context.close();
      await context.close();
    });

    test("another address, and this was not me", async () => {
      const { context, page } = await open();
      const [from, to] = [await member(page), newAddress()];
      await page.goto("/profile");
      await check(page);
      await page.getByRole("link", { name: "Change your address" }).click();
      await check(page);
      await page.fill("input[name=email]", to);
      await page.fill("input[name=current]", "not the password");
      await press(page, "Change address");
      await check(page);
      await page.fill("input[name=current]", password);
      await press(page, "Change address");
      await check(page);
      await follow(page, to, "/address/confirm/");
      await check(page);
      await press(page, "Use the new address");
      assert.match(await words(page), /Your address has been changed\./);
      assert.ok((await words(page)).includes(to));

      const owner = await open();
      await openMailAbout(owner.page, from, "about to change");
      await owner.page.click("#text a[href*='/not-me/']");
      await check(owner.page);
      await press(owner.page, "This wasn't me: undo it");
      assert.match(path(owner.page), /^\/reset\//);
      assert.ok((await words(owner.page)).includes(from));
      await page.goto("/profile");
      assert.match(path(page), /^\/login/);
      await owner.context.close();
      await context.close();
    });

    test("a change of address is taken back", async () => {
      const { context, page } = await open();
      const [email, slip] = [newAddress(), newAddress()];
      createAccount(email);
      await page.goto("/address");
      await logIn(page, email);
      await page.fill("input[name=email]", slip);
      await page.fill("input[name=current]", password);
      await press(page, "Change address");
      assert.ok((await words(page)).includes(slip));
      await press(page, "Cancel the change of your address");
      assert.match(await words(page), /Your address stays as it is\./);
      assert.ok(!(await words(page)).includes(slip));
      await context.close();
    });

    test("a name is changed", async () => {
      const { context, page } = await open();
      const email = newAddress();
      createAccount(email, "--name", "Ada");
      await page.goto("/name");
      await logIn(page, email);
      await check(page);
      assert.equal(await page.inputValue("#name"), "Ada");
      await page.fill("#name", "a/b");
      await press(page, "Save");
      await check(page);
      await page.fill("#name", "Ada Lovelace");
      await press(page, "Save");
      assert.match(await words(page), /Ada Lovelace/);
      await context.close();
    });

    test("devices are listed and logged out", async () => {
      const { context, page } = await open();
      const email = await member(page);
      const phone = await open();
      for (const logged of [phone]) {
        await logged.page.goto("/login");
        await logIn(logged.page, email);
      }
      await page.goto("/logout");
      await check(page);
      await page.goto("/sessions");
      assert.match(await words(page), /this device/);
      await check(page);
      await press(page, /^Log out Chrom/);
      assert.match(await words(page), /That device is logged out\./);
      await check(page);
      await phone.page.goto("/profile");
      assert.match(path(phone.page), /^\/login/);
      await phone.context.close();
      await context.close();
    });

    test("a login from a new device is told, and everybody is shut out", async () => {
      const { context, page } = await open();
      const email = await member(page);
      const thief = await open();
      await thief.page.goto("/login");
      await logIn(thief.page, email);
      const owner = await open();
      await openMailAbout(owner.page, email, "Login from a new device");
      assert.match(await owner.page.locator("#text").innerText(), /Chrome on Linux/);
      await owner.page.click("#text a[href*='/rescue/']");
      await check(owner.page);
      await press(owner.page, "This wasn't me: log everyone out");
      assert.match(path(owner.page), /^\/reset\//);
      assert.match(await words(owner.page), /Everyone is logged out/);
      await check(owner.page);
      for (const visitor of [page, thief.page]) {
        await visitor.goto("/profile");
        assert.match(path(visitor), /^\/login/);
      }
      for (const { context: each } of [owner, thief]) await each.close();
      await context.close();
    });

    test("an account is deleted, and kept after all", async () => {
      const { context, page } = await open();
      const email = await member(page);
      await page.goto("/profile");
      const download = page.waitForEvent("download");
      await press(page, "Download my data");
      const data = JSON.parse(await readFile(await (await download).path(), "utf8"));
      assert.equal(data.account.email, email);

      await page.getByRole("link", { name: "Delete your account" }).click();
      await check(page);
      await page.fill("input[name=current]", "not the password");
      await press(page, "Delete my account");
      await check(page);
      await page.fill("input[name=current]", password);
      await press(page, "Delete my account");
      assert.match(await words(page), /Your account is closed and will be deleted\./);
      await check(page);
      await page.goto("/login");
      await logIn(page, email);
      assert.match(await words(page), /This account is closed and will be deleted/);
      await check(page);
      await openMailAbout(page, email, "will be deleted");
      await page.click("#text a[href*='/keep/']");
      await check(page);
      await press(page, "Keep my account");
      assert.match(await words(page), /kept your account\./);
      await logIn(page, email);
      assert.equal(path(page), "/");
      await context.close();
    });

    test("when others tried too many passwords, a mail lets one more browser in", async () => {
      const { context, page } = await open();
      const email = await member(page);
      useUpGuesses(email);
      const phone = await open();
      await phone.page.goto("/login");
      await logIn(phone.page, email);
      assert.match(await words(phone.page), /Too many wrong passwords were entered/);
      await check(phone.page);
      await openMailAbout(phone.page, email, "Many wrong passwords for your account");
      await phone.page.click("#text a[href*='/allow/']");
      await check(phone.page);
      await press(phone.page, "Allow this browser");
      assert.match(await words(phone.page), /You can now log in from this browser\./);
      await check(phone.page);
      await logIn(phone.page, email);
      assert.equal(path(phone.page), "/");
      await phone.context.close();
      await context.close();
    });

    test("after a while the password is asked for again, and what was asked goes on", async () => {
      const { context, page } = await open();
      const email = await member(page);
      const phone = await open();
      await phone.page.goto("/login");
      await logIn(phone.page, email);
      forgetProof(email);
      await page.goto("/sessions");
      await press(page, "Log out all other devices");
      assert.match(await words(page), /Enter your password/);
      await check(page);
      await page.fill("input[name=proof]", "not the password");
      await press(page, "Continue");
      assert.match(await words(page), /This isn't your password\./);
      await check(page);
      await page.fill("input[name=proof]", password);
      await press(page, "Continue");
      assert.match(await words(page), /All your other devices are logged out\./);
      await phone.page.goto("/profile");
      assert.match(path(phone.page), /^\/login/);
      await phone.context.close();
      await context.close();
    });

    test("two tabs, the back button, and a session that ended under a form", async () => {
      const { context, page } = await open();
      const email = await member(page);
      await press_everywhere(page, "Log out");
      const second = await context.newPage();
      await page.goto("/login");
      await second.goto("/login");
      await logIn(page, email);
      await logIn(second, email);
      assert.equal(path(second), "/", "the second tab is simply in");

      await page.goto("/address");
      await second.goto("/profile");
      await press_everywhere(second, "Log out");
      await page.fill("input[name=email]", newAddress());
      await page.fill("input[name=current]", password);
      await press(page, "Change address");
      assert.match(path(page), /^\/login\?next=%2Faddress/);
      assert.match(await words(page), /Your session has ended\. Nothing was changed\./);
      await check(page);

      await second.goBack();
      assert.ok(!(await words(second)).includes(email), "the profile is not shown from a cache");
      assert.match(path(second), /^\/login/);

      await page.goto("/register");
      await page.fill("input[name=email]", "kept@example.org");
      await page.fill("input[name=password]", password);
      await page.fill("input[name=confirm]", password);
      await context.clearCookies();
      await page.click("main form[action='/register'] button[type=submit]");
      assert.match(await words(page), /Your browser didn't send this site's cookie/);
      assert.equal(await page.inputValue("input[name=email]"), "kept@example.org");
      assert.equal(await page.inputValue("input[name=password]"), "");
      await check(page);
      await context.close();
    });

    test("errors on the way in, pages that are not there, and the languages", async () => {
      const { context, page } = await open();
      await page.goto("/register");
      await page.locator("form[action='/register']").evaluate((form) => (form.noValidate = true));
      await page.fill("input[name=email]", "no address");
      await page.fill("input[name=password]", "short");
      await page.click("main form[action='/register'] button[type=submit]");
      assert.match(await page.title(), /^Error: /);
      assert.equal(await page.inputValue("input[name=email]"), "no address");
      await check(page);
      for (const other of ["/nothing-here", "/gate/refused/x", "/language"]) {
        await page.goto(other);
        await check(page);
      }
      await context.close();
    });
  });
}

test("no page was forgotten", () => {
  const pages = JSON.parse(execFileSync(process.env.GATEPOST, ["pages", "list", "--json"]));
  const no_pages = new Set([
    "/confirm/{token}", // leads on
    "/unconfirmed/code", // lead on; waiting.test.mjs sends them
    "/unconfirmed/done",
    "/unconfirmed/state", // for the script of the page that waits
    "/gate/return/{token}", // to another host; gate.test.mjs goes there
    "/gate/enter", // on other hosts
    "/.well-known/change-password", // leads on
    "/.well-known/security.txt", // for people who report a vulnerability
    "/logo", // pictures and a style sheet
    "/icon",
    "/style.css",
    "/manifest.webmanifest",
    "/healthz", // for machines
    "/readyz",
  ]);
  // admin.test.mjs looks at those of the administration.
  const forgotten = unseen(
    pages.filter((page) => !no_pages.has(page.path) && !page.path.startsWith("/admin")),
  );
  assert.deepEqual(forgotten, [], "pages that no test here has looked at");
});
