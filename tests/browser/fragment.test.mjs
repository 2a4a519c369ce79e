// The fragment of an address (#...) never reaches a server, but comes back with its page.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import {
  followMail,
  launch,
  logIn,
  newAddress,
  openPage,
  sendSignUp,
  signUp,
  site,
} from "./browser.mjs";

const a = site.replace("//", "//a.");
const fragment = "#/route/7?x=1&y=%20z";
const places = [`${site}/demo/page.html${fragment}`, `${a}/page.html?q=1&r=%26${fragment}`];

let browser;
const member = { email: newAddress(), storageState: undefined };

before(async () => {
  browser = await launch();
  const { context, page } = await openPage(browser);
  await signUp(page, member.email);
  await followMail(page, member.email);
  member.storageState = await context.storageState();
  await context.close();
});
after(() => browser?.close());

const isAt = (path) => (url) => url.origin === site && url.pathname === path;
/** The page itself, and not one on the way to it that has the same fragment. */
const arrive = (page, place) => page.waitForURL((url) => url.href === place);

describe("a fragment comes back", { concurrency: 2 }, () => {
  for (const place of places) {
    const host = new URL(place).hostname;

    test(`after a login on the way to ${host}`, async () => {
      const { context, page, complaints } = await openPage(browser);
      await page.goto(place);
      await page.waitForURL(isAt("/login"));
      await logIn(page, `nobody-${member.email}`);
      await page.getByText("Email or password").first().waitFor();
      await logIn(page, member.email);
      await arrive(page, place);
      assert.deepEqual(complaints.filter((text) => !text.includes("422")), []);
      await context.close();
    });

    test(`for somebody who is logged in already but was never at ${host}`, async () => {
      const { context, page } = await openPage(browser, { storageState: member.storageState });
      await page.goto(place, { waitUntil: "commit" });
      await arrive(page, place);
      await context.close();
    });

    test(`after signing up on the way to ${host}, also when the link is opened elsewhere`, async () => {
      const email = newAddress();
      const { context, page } = await openPage(browser);
      await page.goto(place);
      await page.waitForURL(isAt("/login"));
      const main = page.getByRole("main");
      await main.getByRole("link", { name: "Sign up", exact: true }).click();
      await page.waitForURL(isAt("/register"));
      await sendSignUp(page, email);
      await page.waitForURL(isAt("/unconfirmed"));

      const elsewhere = await openPage(browser);
      await followMail(elsewhere.page, email);
      await elsewhere.page.waitForURL(isAt("/login"));
      await logIn(elsewhere.page, email);
      await arrive(elsewhere.page, place);
      await elsewhere.context.close();

      await arrive(page, place); // the page that waits goes on by itself
      await context.close();
    });

    test(`for somebody who waits for the mail and comes to ${host} meanwhile`, async () => {
      const email = newAddress();
      const { context, page } = await openPage(browser);
      await signUp(page, email);
      const told = page.waitForResponse((answer) => answer.url().includes("%23"));
      await page.goto(place);
      await page.waitForURL(isAt("/unconfirmed"));
      await told;
      await followMail(page, email);
      await arrive(page, place);
      await context.close();
    });
  }

  test("on a page of the site itself, and through the choice of a language", async () => {
    const { context, page } = await openPage(browser);
    await page.goto("/profile#password");
    await page.waitForURL(isAt("/login"));
    await page.locator("footer button[value=de]").click();
    await page.locator("html[lang=de]").waitFor();
    await page.waitForURL(isAt("/login"));
    await logIn(page, member.email);
    await arrive(page, `${site}/profile#password`);
    await context.close();
  });
});
