// The main job, as a visitor does it: sign up, read the mail, follow the link, be let in.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import {
  followMail,
  launch,
  logIn,
  logOut,
  newAddress,
  openMail,
  openPage,
  signUp,
  site,
  words,
} from "./browser.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const path = (page) => page.url().slice(site.length);

for (const javaScriptEnabled of [true, false]) {
  describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test("sign up, be held, confirm, see the profile, log out, log in", async () => {
      const email = newAddress();
      const { context, page, complaints } = await openPage(browser, { javaScriptEnabled });

      await signUp(page, email);
      assert.equal(path(page), "/unconfirmed");
      assert.match(await words(page), /A confirmation email has been sent\./);
      assert.ok((await words(page)).includes(email));

      await page.goto("/profile");
      assert.equal(path(page), "/unconfirmed", "an unconfirmed visitor is held");

      await openMail(page, email);
      assert.match(await page.locator("h1").innerText(), /Please confirm your email/);
      await page.click("#text a[href*='/confirm/']");
      assert.match(await words(page), /You have confirmed your account\. Thanks!/);

      await page.goto("/profile");
      assert.equal(path(page), "/profile");
      assert.ok((await words(page)).includes(email));

      await logOut(page);
      assert.equal(path(page), "/login");
      assert.match(await words(page), /You were logged out\./);

      await page.goto("/profile");
      assert.match(path(page), /^\/login\?next=/);
      await logIn(page, email);
      assert.equal(path(page), "/profile");
      assert.match(await words(page), /Welcome\./);

      assert.deepEqual(complaints, []);
      await context.close();
    });
  });
}

test("the button in the HTML part of the mail leads to the site", async () => {
  const email = newAddress();
  const { context, page } = await openPage(browser);
  await signUp(page, email);
  await openMail(page, email);
  await page.frameLocator("iframe").locator("a[href*='/confirm/']").first().click();
  await page.waitForURL((url) => !url.pathname.startsWith("/dev/mail/"));
  assert.match(await words(page), /You have confirmed your account\. Thanks!/);
  await context.close();
});

test("the link in another browser asks to log in first, and then confirms", async () => {
  const email = newAddress();
  const here = await openPage(browser);
  await signUp(here.page, email);
  const there = await openPage(browser);
  await followMail(there.page, email);
  assert.match(path(there.page), /^\/login\?next=/);
  await logIn(there.page, email);
  assert.match(await words(there.page), /You have confirmed your account\. Thanks!/);
  await here.context.close();
  await there.context.close();
});

test("the browser takes the session cookie, and keeps it from scripts and other sites", async () => {
  const { context, page } = await openPage(browser);
  await signUp(page, newAddress());
  const cookies = await context.cookies();
  assert.ok(cookies.length > 0, "no cookie was taken");
  for (const cookie of cookies) {
    assert.match(cookie.name, /^__Host-/);
    assert.equal(cookie.domain, "localhost");
    assert.equal(cookie.path, "/");
    assert.ok(cookie.secure && cookie.httpOnly, `${cookie.name} must be Secure and HttpOnly`);
    assert.equal(cookie.sameSite, "Lax");
  }
  assert.equal(await page.evaluate("document.cookie"), "");
  await context.close();
});
