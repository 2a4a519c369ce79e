// An address that is pasted with what nobody sees in it: the browser's own check never meets it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { followMail, launch, newAddress, openPage, password, site, words } from "./browser.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const unseen = ["\u200b", "\u00a0", "\ufeff", "\u200e", "\u2028", "\u00ad", "\u2060", "\u202a", "\u2066"];
unseen.push("\u2069", "\ufe0f", "\u200d", "\u3000");

/** Puts a text in as a paste does, in one piece. */
async function paste(page, text) {
  await page.focus("#email");
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
}

const isValid = (page) => page.locator("#email").evaluate((field) => field.checkValidity());

test("an address is signed up with as the mailbox is", async () => {
  const { context, page, complaints } = await openPage(browser);
  const email = newAddress();
  await page.goto("/register");
  await paste(page, `\u202a${email.replace("@", "\u200b@\u2060")}\u00a0\u202c`);
  assert.equal(await page.inputValue("#email"), email);
  await page.fill("#password", password);
  await page.fill("#confirm", password);
  await page.click("main form[action='/register'] button[type=submit]");
  await page.waitForURL((url) => url.pathname === "/unconfirmed");
  assert.ok((await words(page)).includes(email));
  await followMail(page, email);
  assert.match(await words(page), /You have confirmed your account\. Thanks!/);
  assert.deepEqual(complaints, []);
  await context.close();
});

for (const path of ["/register", "/login", "/forgot"]) {
  test(`${path}: what nobody sees is taken off wherever it stands`, async () => {
    const { context, page } = await openPage(browser);
    await page.goto(path);
    for (const it of unseen) {
      const code = it.codePointAt(0).toString(16);
      await paste(page, `${it}a${it}da@${it}exam${it}ple.org${it}`);
      assert.equal(await page.inputValue("#email"), "ada@example.org", code);
      assert.ok(await isValid(page), code);
    }
    await context.close();
  });
}

test("a program that fills in the form without a word is cleaned up after", async () => {
  const { context, page } = await openPage(browser);
  for (const send of [() => page.keyboard.press("Enter"), () => page.click("main button[type=submit]")]) {
    await page.goto("/forgot");
    await page.focus("#email");
    await page.evaluate(() => (document.querySelector("#email").value = "ada\u200b@example.org"));
    await send();
    await page.waitForURL(`${site}/login`);
  }
  await context.close();
});

test("what is seen stays, joiners of other scripts among it", async () => {
  const { context, page } = await openPage(browser);
  await page.goto("/forgot");
  const kept = (address) =>
    page.evaluate((typed) => {
      const field = document.querySelector("#email");
      field.type = "text"; // which does not show a domain in its own way
      field.value = typed;
      field.dispatchEvent(new InputEvent("input"));
      return field.value;
    }, address);
  for (const address of ["ada@\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.example", "a b@example.org"])
    assert.equal(await kept(address), address);
  assert.equal(await kept("ada@b\u00fc\u200bcher.example"), "ada@b\u00fccher.example");
  await context.close();
});
