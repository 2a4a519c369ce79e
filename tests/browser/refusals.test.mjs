// Pages that say no, as a person meets them: each says what is wrong and what to do next, and looks
// right on the narrowest phone and on a desk.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { gatepost, launch, logIn, newAddress, openMailAbout, openPage } from "./browser.mjs";
import { password, signUp, site, words } from "./browser.mjs";
import { serveDomain } from "./domain.mjs";
import { look } from "./looks.mjs";

let browser;
let domain;
before(async () => {
  browser = await launch(["--host-resolver-rules=MAP *.gate.test 127.0.0.1"]);
  domain = await serveDomain({}, "");
});
after(async () => {
  await browser?.close();
  await domain?.end();
});

const path = (page) => page.url().slice(site.length);
const headline = (page) => page.locator("h1").innerText();
const send = (page, action) => page.click(`main form[action^='${action}'] button[type=submit]`);

/** The address of the link in the mail to `email` with a subject that holds `about`. */
async function linkOf(page, email, about, kind) {
  await openMailAbout(page, email, about);
  return page.locator(`#text a[href*='${kind}']`).getAttribute("href");
}

/** Signs up and confirms with a link that is not one of `old`; the link. */
async function confirm(page, email, ...old) {
  await signUp(page, email);
  let link;
  do link = await linkOf(page, email, "confirm your email", "/confirm/");
  while (old.includes(link));
  await page.goto(link);
  return link;
}

const lock = (email) => gatepost("user", "lock", email);

const locked =
  "This account is locked. To unlock it, contact the administrator of this site.";

for (const width of [320, 1280]) {
  describe(`${width} px`, { concurrency: 2 }, () => {
    const open = (options = {}) =>
      openPage(browser, { viewport: { width, height: 800 }, ...options });

    for (const form of ["/register", "/login"]) {
      test(`${form}, sent by a browser that keeps no cookie`, async () => {
        const { context, page } = await open();
        const email = newAddress();
        await page.goto(form);
        await page.fill("#email", email);
        await page.fill("#password", password);
        if (form === "/register") await page.fill("#confirm", password);
        await context.clearCookies();
        await send(page, form);
        const notice = page.locator(".notice.error");
        assert.match(await notice.innerText(), /allow cookies/);
        assert.equal(await page.inputValue("#email"), email);
        await look(page);
        await context.close();
      });
    }

    test("a form over plain http leads to the same page over https", async () => {
      const { context, page } = await open({ ignoreHTTPSErrors: true });
      await page.goto(`${domain.plain}/login`);
      await logIn(page, newAddress());
      assert.equal(await headline(page), "This page needs https");
      assert.match(await words(page), /Nothing was changed\./);
      await look(page);
      await page.getByRole("link", { name: "Open it over https" }).click();
      await page.waitForURL(`${domain.origin("accounts")}/login`);
      await context.close();
    });

    test("a locked account says whom to ask", async () => {
      const { context, page } = await open();
      const email = newAddress();
      await confirm(page, email);
      lock(email);
      await page.goto("/profile");
      await logIn(page, email);
      const problem = page.getByRole("alert");
      assert.match(await problem.innerText(), /^There is a problem\s/);
      assert.ok((await problem.innerText()).includes(locked));
      await look(page);
      await context.close();
    });

    test("a link of another account names both, of another sign-up the address once", async () => {
      const [mine, other] = [await open(), await open()];
      const [ada, bob] = [newAddress(), newAddress()];
      await signUp(mine.page, ada);
      await signUp(other.page, bob);
      const link = await linkOf(other.page, bob, "confirm your email", "/confirm/");
      await mine.page.goto(link);
      assert.equal(await headline(mine.page), "This link is for another account");
      for (const email of [ada, bob]) assert.equal((await words(mine.page)).split(email).length, 2);
      await look(mine.page);

      const again = await open();
      await again.page.goto("/register");
      await again.page.fill("#email", bob);
      await again.page.fill("#password", `${password} again`);
      await again.page.fill("#confirm", `${password} again`);
      await send(again.page, "/register");
      await again.page.waitForURL(`${site}/unconfirmed`);
      await again.page.goto(link);
      assert.equal((await words(again.page)).split(bob).length, 2);
      await look(again.page);
      await send(again.page, "/logout");
      await logIn(again.page, bob);
      assert.match(await words(again.page), /You have confirmed your account\. Thanks!/);
      for (const { context } of [mine, other, again]) await context.close();
    });

    test("who is logged in already is told as whom", async () => {
      const { context, page } = await open();
      const email = newAddress();
      await confirm(page, email);
      await page.goto("/login");
      assert.equal(await headline(page), "You're already logged in");
      assert.ok((await words(page)).includes(email));
      await look(page);
      await page.getByRole("button", { name: "Use a different account" }).click();
      assert.equal(path(page), "/login");
      await context.close();
    });

    test("what the gate refuses says for whom, and whom to ask", async () => {
      const { context, page } = await open();
      const email = newAddress();
      await confirm(page, email);
      await page.goto(`/demo/admin?${"x".repeat(300)}`);
      assert.equal(await headline(page), "You don't have access");
      assert.ok((await words(page)).includes(`${email} can't open this page:`));
      assert.match(await words(page), /give the administrator of this site/);
      await look(page);
      await context.clearCookies();
      await page.reload();
      assert.match(await words(page), /This page isn't open to everyone:/);
      await look(page);
      await page.goto("/gate/refused/");
      assert.match(await words(page), /closed to everyone/);
      await look(page);
      await context.close();
    });

    test("'it was not me' after the owner signed up anew says what was locked", async () => {
      const [thief, owner] = [await open(), await open()];
      const [old, stolen] = [newAddress(), newAddress()];
      const first = await confirm(thief.page, old);
      await thief.page.goto("/address");
      await thief.page.fill("#email", stolen);
      await thief.page.fill("#current", password);
      await send(thief.page, "/address");
      await thief.page.goto(await linkOf(thief.page, stolen, "new address", "/address/confirm/"));
      await send(thief.page, "/address/confirm");
      const undo = await linkOf(owner.page, old, "about to change", "/not-me/");

      await confirm(owner.page, old, first);
      await owner.page.goto(undo);
      await look(owner.page);
      await send(owner.page, "/not-me");
      assert.match(await words(owner.page), /The other account is locked/);
      await look(owner.page);
      await thief.page.goto("/profile");
      assert.match(path(thief.page), /^\/login/, "the thief is out");
      for (const { context } of [thief, owner]) await context.close();
    });
  });
}
