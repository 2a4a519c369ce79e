// The page that waits for the mail: it goes on when the address is confirmed anywhere.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { followMail, launch, logIn, newAddress, openMail, openPage, signUp, site, words } from "./browser.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const path = (page) => page.url().slice(site.length);
const thanks = /You have confirmed your account\. Thanks!/;

async function sessionOf(context) {
  const cookies = await context.cookies(site);
  return cookies.find(({ name }) => name === "__Host-gatepost").value;
}

/** In a browser of its own: by the link, and the password. */
async function confirmElsewhere(email) {
  const { context, page } = await openPage(browser);
  await followMail(page, email);
  assert.match(await words(page), /Log in to confirm your address\./);
  assert.equal(await page.inputValue("input[name=email]"), email);
  await logIn(page, email);
  assert.match(await words(page), thanks);
  await context.close();
}

async function codeOf(email) {
  const { context, page } = await openPage(browser);
  await openMail(page, email);
  const [code] = (await page.locator("#text").innerText()).match(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/);
  await context.close();
  return code;
}

test("it goes on by itself once the link was followed elsewhere", async () => {
  const email = newAddress();
  const { context, page, complaints } = await openPage(browser);
  await signUp(page, email);
  assert.ok(await page.getByRole("button", { name: "I've confirmed" }).isHidden());
  await page.goto("/unconfirmed?next=%2Flanguage");
  const before = await sessionOf(context);
  await confirmElsewhere(email);
  await page.waitForURL((url) => url.pathname === "/language", { timeout: 5000 });
  assert.match(await words(page), thanks);
  assert.notEqual(await sessionOf(context), before);
  await page.goto("/profile");
  assert.equal(path(page), "/profile");
  assert.deepEqual(complaints, []);
  await context.close();
});

describe("without JavaScript", () => {
  test("a button asks", async () => {
    const email = newAddress();
    const { context, page } = await openPage(browser, { javaScriptEnabled: false });
    await signUp(page, email);
    await page.getByRole("button", { name: "I've confirmed" }).click();
    assert.match(await words(page), /Not confirmed yet\./);
    const before = await sessionOf(context);
    await confirmElsewhere(email);
    await page.getByRole("button", { name: "I've confirmed" }).click();
    assert.match(await words(page), thanks);
    assert.notEqual(await sessionOf(context), before);
    await context.close();
  });
});

for (const javaScriptEnabled of [true, false]) {
  test(`the code does instead of the link, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
    const email = newAddress();
    const { context, page } = await openPage(browser, { javaScriptEnabled });
    await signUp(page, email);
    await page.getByLabel("Code from the email").fill("0000 0000");
    await page.getByRole("button", { name: "Confirm", exact: true }).click();
    assert.match(await words(page), /This code is wrong or has expired\./);
    await page.getByLabel("Code from the email").fill((await codeOf(email)).toLowerCase().replace("-", " "));
    await page.getByRole("button", { name: "Confirm", exact: true }).click();
    assert.match(await words(page), thanks);
    await context.close();
  });
}

for (const locale of ["en-GB", "de-DE", "es-ES", "fr-FR"]) {
  test(`all of it fits on one screen of a phone, ${locale}`, async () => {
    for (const domain of ["gatepost.example", "gmail.com", "gmial.com"]) {
      const viewport = { width: 390, height: 844 };
      const { context, page } = await openPage(browser, { viewport, locale });
      await signUp(page, `v${Date.now()}@${domain}`);
      const height = () => page.evaluate(() => document.documentElement.scrollHeight);
      assert.ok((await height()) <= viewport.height, `${domain}: ${await height()} px`);
      await page.locator("form[action='/resend'] button").click();
      await page.locator(".notice").waitFor();
      assert.ok((await height()) <= viewport.height, `${domain}, sent again: ${await height()} px`);
      await context.close();
    }
  });
}

test("the page of an expired link asks for a new one, and for nothing else", async () => {
  const { context, page } = await openPage(browser);
  await signUp(page, newAddress());
  await page.goto("/confirm/of-nobody");
  assert.equal(await page.locator("h1").innerText(), "Get a new link");
  assert.equal(await page.locator("#code").count(), 0);
  assert.doesNotMatch(await words(page), /Earlier links still work|goes on by itself/);
  await page.getByRole("button", { name: "Send a new link" }).click();
  assert.equal(await page.locator("h1").innerText(), "Check your email");
  await context.close();
});
