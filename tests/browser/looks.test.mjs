// How the pages look: on one screen of a phone, in the colours that were chosen, in the visitor's own
// time, with buttons that say what they do and never change their size.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";

import { createAccount, launch, logIn, newAddress, openPage, password, signUp, words } from "./browser.mjs";
import { look } from "./looks.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const phone = { width: 390, height: 844 };
const overflow = (page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return { x: scrollWidth - clientWidth, y: scrollHeight - clientHeight };
  });

for (const locale of ["en-GB", "de-DE", "es-ES", "fr-FR"]) {
  test(`the way in fits on one screen of a phone, ${locale}`, async () => {
    const { context, page } = await openPage(browser, { viewport: phone, locale });
    for (const path of ["/login", "/register", "/forgot"]) {
      await page.goto(path);
      assert.deepEqual(await overflow(page), { x: 0, y: 0 }, path);
    }
    await context.close();
  });

  test(`no button lies over a password, ${locale}`, async () => {
    const { context, page } = await openPage(browser, { viewport: phone, locale });
    await page.goto("/register");
    for (const size of ["100%", "200%"]) {
      await page.evaluate((text) => (document.documentElement.style.fontSize = text), size);
      for (const _ of ["shown", "hidden again"]) {
        await page.locator("button.show-password").first().click();
        const field = await page.locator("#password").boundingBox();
        const button = await page.locator("button.show-password").first().boundingBox();
        const isBeside = button.x >= field.x + field.width;
        const isBelow = button.y >= field.y + field.height;
        assert.ok(isBeside || isBelow, size);
      }
      assert.equal((await overflow(page)).x, 0, size);
    }
    await context.close();
  });
}

test("nothing is lost with text of twice the size, or 320 px wide", async () => {
  const { context, page } = await openPage(browser, { viewport: phone });
  for (const [width, size] of [
    [390, "200%"],
    [320, "100%"],
  ]) {
    await page.setViewportSize({ width, height: 844 });
    for (const path of ["/", "/login", "/register", "/forgot"]) {
      await page.goto(path);
      await page.evaluate((text) => (document.documentElement.style.fontSize = text), size);
      assert.equal((await overflow(page)).x, 0, `${path} at ${width} px and ${size}`);
    }
  }
  await context.close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`colours are chosen by one click (script: ${javaScriptEnabled})`, async () => {
    const { context, page, complaints } = await openPage(browser, {
      javaScriptEnabled,
      colorScheme: "light",
    });
    const paper = () => page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
    const choose = async (name) => {
      await page.locator("footer").getByRole("button", { name }).click();
      await page.locator("footer [aria-current]", { hasText: name }).waitFor();
    };
    await page.goto("/forgot");
    const light = await paper();
    await choose("Dark colours");
    assert.match(page.url(), /\/forgot$/);
    assert.notEqual(await paper(), light);
    await page.goto("/login");
    assert.notEqual(await paper(), light, "it stays");
    await choose("As on this device");
    assert.equal(await paper(), light);
    assert.deepEqual(complaints, []);
    await context.close();
  });
}

// The words of the one are longer while it works, those of the other shorter.
for (const [path, name, busy] of [
  ["/login", "Log in", "Logging in…"],
  ["/forgot", "Email me a link", "Sending…"],
]) {
  test(`a button keeps its size while it works, and Escape frees it, ${path}`, async () => {
    const { context, page } = await openPage(browser);
    await page.goto(path);
    // Nothing can be asked of a page that is being left, so that this one stays.
    await page.locator("main form").evaluate((form) => {
      form.addEventListener("submit", (event) => event.preventDefault());
    });
    const button = page.locator("main button[type=submit]");
    const before = await button.boundingBox();
    await button.click();
    assert.equal((await button.innerText()).trim(), busy);
    assert.deepEqual(await button.boundingBox(), before);
    assert.equal(await button.getAttribute("aria-disabled"), "true");
    await page.keyboard.press("Escape"); // stops loading
    assert.equal((await button.innerText()).trim(), name);
    assert.deepEqual(await button.boundingBox(), before);
    assert.equal(await button.getAttribute("aria-disabled"), null);
    await context.close();
  });
}

test("a button without words for it turns a wheel, and keeps its size", async () => {
  const { context, page } = await openPage(browser);
  await signUp(page, newAddress());
  const button = page.getByRole("button", { name: "Resend email" });
  await page.locator("form[action='/resend']").evaluate((form) => {
    form.addEventListener("submit", (event) => event.preventDefault());
  });
  const before = await button.boundingBox();
  await button.click();
  assert.match(await button.getAttribute("class"), /\bbusy\b/);
  assert.deepEqual(await button.boundingBox(), before);
  assert.equal(await page.locator("#announcement").innerText(), "One moment…");
  await context.close();
});

test("all errors of a form come at once, in the page's own words, at both fields", async () => {
  const { context, page } = await openPage(browser);
  await page.goto("/register");
  await page.fill("#email", "no address");
  await page.fill("#password", password);
  await page.fill("#confirm", "another one");
  await page.locator("main button[type=submit]").click();
  await page.locator("#errors").waitFor();
  assert.equal(await page.locator("#errors li").count(), 2);
  for (const field of ["#email", "#password", "#confirm"])
    assert.equal(await page.locator(field).getAttribute("aria-invalid"), "true", field);
  await look(page);
  await signUp(page, newAddress());
  await page.locator("#correction summary").click();
  await page.getByRole("button", { name: "Change address" }).click();
  await page.locator("#errors").waitFor();
  assert.equal(await page.locator("#errors li").count(), 2, "of the other address");
  await context.clearCookies();
  await page.goto("/login");
  await page.locator("main button[type=submit]").click();
  await page.locator("#errors, .field-error").first().waitFor();
  assert.match(await words(page), /Enter your email address and your password\./);
  await context.close();
});

test("who shows a password is told so", async () => {
  const { context, page } = await openPage(browser);
  await page.goto("/login");
  await page.getByRole("button", { name: "Show Password", exact: true }).click();
  assert.equal(await page.locator("[role=status]").innerText(), "Your password is visible.");
  await context.close();
});

for (const [timezoneId, zone] of [
  ["Europe/Berlin", /[+]1|CET/],
  ["UTC", /UTC/],
]) {
  test(`times are those of ${timezoneId}, and the header says who is there`, async () => {
    const { context, page } = await openPage(browser, { timezoneId, locale: "en-GB" });
    const email = newAddress();
    createAccount(email);
    await page.goto("/login");
    await logIn(page, email);
    await page.goto("/profile");
    assert.match(await page.locator("time").first().innerText(), zone);
    assert.equal(await page.locator("nav [aria-current=page]").innerText(), "Profile");
    assert.ok((await page.locator(".who").innerText()).includes(email));
    await look(page);
    await context.close();
  });
}

test("style sheet and script are under 20 KB together, and so is a page's need for drawings", async () => {
  const files = ["gatepost.css", "gatepost.js", "icons.svg"];
  let size = 0;
  for (const file of files)
    size += gzipSync(await readFile(new URL(`../../views/static/${file}`, import.meta.url))).length;
  assert.ok(size < 20_000, `${size} bytes`);
});
