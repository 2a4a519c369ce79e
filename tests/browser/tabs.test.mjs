// Several gated tabs that a browser without any cookie opens at once, as when it restores them.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { followMail, launch, logIn, newAddress, openPage, sendSignUp, signUp, site } from "./browser.mjs";

const a = site.replace("//", "//a.");
const b = site.replace("//", "//b.");
const wanted = [
  `${site}/demo/?tab=1`,
  `${a}/page?tab=2`,
  `${a}/other?tab=3`,
  `${site}/demo/x?tab=4`,
  `${b}/page?tab=5`,
];

let browser;
const email = newAddress();

before(async () => {
  browser = await launch();
  const { context, page } = await openPage(browser);
  await signUp(page, email);
  await followMail(page, email);
  await context.close();
});
after(() => browser?.close());

const isLogin = (url) => url.origin === site && url.pathname === "/login";

/** Holds the tabs' requests for the login page, redirects included, until all have come to that. */
async function holdLogins(context, tabs) {
  const held = [];
  for (const tab of tabs) {
    const devtools = await context.newCDPSession(tab);
    await devtools.send("Fetch.enable", { patterns: [{ urlPattern: `${site}/login*` }] });
    devtools.on("Fetch.requestPaused", ({ requestId }) => {
      const release = async () => {
        await devtools.send("Fetch.continueRequest", { requestId });
        await devtools.send("Fetch.disable");
      };
      if (held.push(release) === tabs.length) held.forEach((release) => release());
    });
  }
}

/** A fresh browser that asks for the login page in all of these tabs before any answer has come. */
async function openAtOnce(urls) {
  // An answer may still be faster than the last tab: then once more.
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const { context, page, complaints } = await openPage(browser);
    const tabs = [page];
    while (tabs.length < urls.length) tabs.push(await context.newPage());
    await holdLogins(context, tabs);
    await Promise.all(tabs.map((tab, i) => tab.goto(urls[i])));
    for (const tab of tabs) assert.ok(isLogin(new URL(tab.url())), tab.url());
    const cookies = (await context.cookies()).filter(({ name }) => name.includes("-visitor"));
    if (cookies.length > 1) return { context, tabs, complaints };
    await context.close();
  }
  assert.fail("the tabs share one cookie, also when they ask at once");
}

describe("five tabs at once", { concurrency: 2 }, () => {
  for (const order of [[0, 1, 2, 3, 4], [4, 2, 0, 3, 1], [2, 1, 3, 4, 0]]) {
    test(`lead to where each wanted, sent in the order ${order}`, async () => {
      const { context, tabs, complaints } = await openAtOnce(wanted);
      for (const i of order) {
        await logIn(tabs[i], email);
        await tabs[i].waitForURL(wanted[i]);
      }
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }

  test("on one host, with a wrong password in the first", async () => {
    const urls = [1, 2, 3, 4, 5].map((i) => `${a}/page?tab=${i}`);
    const { context, tabs } = await openAtOnce(urls);
    await logIn(tabs[0], `nobody-${email}`);
    assert.match(await tabs[0].locator("main").innerText(), /Email or password/);
    for (const i of [3, 0, 4, 2, 1]) {
      await logIn(tabs[i], email);
      await tabs[i].waitForURL(urls[i]);
    }
    await context.close();
  });

  test("one of which signs up, another one asks for a new password", async () => {
    const { context, tabs } = await openAtOnce(wanted);
    await Promise.all([
      tabs[0].getByRole("main").getByRole("link", { name: "Sign up", exact: true }).click(),
      tabs[1].getByRole("main").getByRole("link", { name: "Forgot your password?" }).click(),
    ]);
    await tabs[1].waitForURL((url) => url.pathname === "/forgot");
    await tabs[1].fill("input[name=email]", email);
    await tabs[1].click("main form button");
    await tabs[1].waitForURL(isLogin);
    const stranger = newAddress();
    await tabs[0].waitForURL((url) => url.pathname === "/register");
    await sendSignUp(tabs[0], stranger);
    await tabs[0].waitForURL((url) => url.pathname === "/unconfirmed");
    // The others are let go on to where somebody waits who is not confirmed.
    await logIn(tabs[2], stranger);
    await tabs[2].waitForURL((url) => url.pathname === "/unconfirmed");
    await followMail(tabs[0], stranger);
    await tabs[0].waitForURL(wanted[2]);
    await context.close();
  });
});
