// Debian's Chromium, driven by playwright-core, and the words that the tests share.

import { chromium } from "playwright-core";

import { password, site } from "./stack.mjs";

export * from "./stack.mjs";

export function launch(more = []) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    timeout: 60_000,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...more,
    ],
  });
}

/**
 * Opens a page in a browser profile of its own. `complaints` fills with what the browser says
 * against it and against every tab that it opens: refused styles and scripts, failed requests.
 */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({ baseURL: site, ...options });
  context.setDefaultTimeout(60_000);
  const complaints = [];
  context.on("console", (message) => {
    // What it does not understand in a header is a warning to it.
    const counts = message.type() === "error" || message.text().startsWith("Error with ");
    if (counts) complaints.push(message.text());
  });
  context.on("weberror", (error) => complaints.push(String(error.error())));
  const page = await context.newPage();
  return { context, page, complaints };
}

export const words = (page) => page.locator("main").innerText();

export async function signUp(page, email) {
  await page.goto("/register");
  await sendSignUp(page, email);
}

/** Signs up on the page that is open. */
export async function sendSignUp(page, email) {
  await page.fill("input[name=email]", email);
  await page.fill("input[name=password]", password);
  await page.fill("input[name=confirm]", password);
  await page.click("main form[action='/register'] button[type=submit]");
}

export async function logIn(page, email) {
  await page.fill("input[name=email]", email);
  await page.fill("input[name=password]", password);
  await page.click("main form[action='/login'] button[type=submit]");
}

export async function logOut(page) {
  await page.click("nav form[action='/logout'] button[type=submit]");
}

/** Opens the newest mail to `email` in the development inbox, waiting until it has come. */
export function openMail(page, email) {
  return openMailAbout(page, email, "");
}

/** The same for mails with a subject that holds `about`. */
export async function openMailAbout(page, email, about) {
  const row = page.locator("tr", { hasText: email }).filter({ hasText: about }).first();
  const deadline = Date.now() + 60_000;
  for (;;) {
    await page.goto("/dev/mail/");
    if ((await row.count()) > 0) break;
    if (Date.now() > deadline) throw new Error(`no mail to ${email} has come: ${about}`);
    await page.waitForTimeout(200);
  }
  await row.locator("a").click();
}

/** Opens the newest mail to `email`, and follows the link in it. */
export async function followMail(page, email) {
  await openMail(page, email);
  await page.click("#text a[href*='/confirm/']");
}
