// contact_sheet.mjs FOLDER: every page in its states, on a phone and on a desk, in light, in dark and in
// forced colours, from the stack that SITE names; FOLDER/index.html shows them side by side.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import {
  createAccount,
  followMail,
  forgetProof,
  launch,
  logIn,
  logOut,
  needApproval,
  newAddress,
  openMailAbout,
  openPage,
  password,
  sendSignUp,
  signUp,
  useUpGuesses,
} from "./browser.mjs";

const folder = process.argv[2];
const viewports = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } };
const schemes = ["light", "dark", "forced"];
const names = [];

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const browser = await launch();
const { context, page } = await openPage(browser, { locale: "en-GB", reducedMotion: "reduce" });

const media = (scheme) =>
  scheme === "forced" ? { forcedColors: "active" } : { colorScheme: scheme, forcedColors: "none" };

/** Shoots the page that is open, as it is. */
async function shoot(name, open = page) {
  if (names.includes(name)) throw new Error(`there is a ${name} already`);
  names.push(name);
  await open.mouse.move(0, 0); // a button under it would look different
  for (const [size, viewport] of Object.entries(viewports)) {
    await open.setViewportSize(viewport);
    for (const scheme of schemes) {
      await open.emulateMedia(media(scheme));
      const path = join(folder, `${name}-${size}-${scheme}.png`);
      await open.screenshot({ path, fullPage: true, caret: "hide" });
    }
  }
}

async function visit(name, path) {
  await page.goto(path);
  await shoot(name);
}

/** Sends the form of the page that has this action, past what the browser itself would say. */
async function send(action) {
  const form = page.locator(`main form[action^='${action}']`).first();
  await Promise.all([
    page.waitForNavigation(),
    form.evaluate((element) => {
      element.noValidate = true;
      element.requestSubmit();
    }),
  ]);
}

async function sent(name, action) {
  await send(action);
  await shoot(name);
}

/** Opens the link with this in its path, of the newest mail to the address that is about this. */
async function follow(email, about, path) {
  await openMailAbout(page, email, about);
  await page.click(`#text a[href*='${path}']`);
}

async function mail(name, email, about) {
  await openMailAbout(page, email, about);
  await visit(`mail-${name}`, `${page.url()}/html`);
}

async function fill(fields) {
  for (const [id, value] of Object.entries(fields)) await page.fill(`#${id}`, value);
}

async function strangers() {
  await visit("home", "/");
  await visit("sign-up", "/register");
  await fill({ email: "no address", password: "short" });
  await sent("sign-up-errors", "/register");
  await fill({ password });
  await page.locator("#password-strength").filter({ hasText: "Strong." }).waitFor();
  await shoot("sign-up-strength");
  await visit("log-in", "/login");
  await fill({ email: "nobody@example.org", password: "wrong" });
  await sent("log-in-error", "/login");
  const stopped = newAddress();
  useUpGuesses(stopped);
  await fill({ email: stopped, password: "wrong" });
  await sent("log-in-stopped", "/login");
  await visit("log-in-for-an-app", "/demo/");
  await visit("log-in-for-a-new-link", "/confirm/of-nobody");
  await visit("forgot", "/forgot");
  await fill({ email: "no address" });
  await sent("forgot-error", "/forgot");
  await visit("language", "/language");
  await visit("not-found", "/nothing-here");
  await visit("link-expired", "/reset/x");
  await visit("refused", "/gate/refused/x");
}

async function waiting() {
  await page.goto("/register");
  await sendSignUp(page, `v${Date.now()}@gmial.com`);
  await shoot("waiting-mistyped");
  await fill({ code: "0000 0000" });
  await sent("waiting-wrong-code", "/unconfirmed/code");
  await context.clearCookies();
  await page.goto("/register");
  await sendSignUp(page, `v${Date.now()}@gmail.com`);
  await shoot("waiting-mailbox");
  await context.clearCookies();

  const email = newAddress();
  await signUp(page, email);
  await shoot("waiting");
  await sent("waiting-errors", "/unconfirmed");
  await visit("waiting-for-a-new-link", "/confirm/of-nobody");
  await visit("home-waiting", "/");
  await mail("confirm", email, "");
  await follow(email, "", "/decline/");
  await shoot("decline");
  await context.clearCookies();
  await followMail(page, email);
  await shoot("log-in-by-link");
  await fill({ password });
  await sent("confirmed", "/login");
  await logOut(page);
  await page.goto("/register");
  await fill({ email, password: "another long passphrase", confirm: "another long passphrase" });
  await send("/register");
  await mail("already-registered", email, "already");
  await context.clearCookies();

  const applicant = newAddress();
  await signUp(page, applicant);
  needApproval(applicant);
  await followMail(page, applicant);
  await visit("home-awaiting", "/");
  await visit("profile-awaiting", "/profile");
  await context.clearCookies();
}

async function account() {
  const email = newAddress();
  const other = newAddress();
  createAccount(email);
  await page.goto("/login");
  await logIn(page, email);
  await visit("home-in", "/");
  await visit("already-in", "/login");
  await visit("gate-refused", "/demo/admin");
  await visit("profile", "/profile");
  await page.click("#change-password > summary");
  await fill({ current: "wrong", password, confirm: "something else" });
  await sent("profile-errors", "/profile");
  await visit("address", "/address");
  await fill({ email: other, current: password });
  await sent("profile-address-pending", "/address");
  await mail("address-changing", email, "address");
  await follow(email, "address", "/not-me/");
  await shoot("undo-address");
  await mail("change-address", other, "");
  await follow(other, "", "/address/confirm/");
  await shoot("confirm-address");
  await visit("sessions", "/sessions");
  forgetProof(email);
  await page.goto("/profile");
  await page.click("form[action='/export'] button");
  await page.locator("#proof").waitFor();
  await shoot("proof");
  await visit("logout", "/logout");
  await sent("logged-out", "/logout");

  await page.goto("/forgot");
  await fill({ email });
  await sent("forgot-sent", "/forgot");
  await mail("reset", email, "password");
  await follow(email, "password", "/reset/");
  await shoot("reset");
  await fill({ password: "short" });
  await sent("reset-errors", "/reset/");

  await context.clearCookies(); // so that it is a new device
  await page.goto("/login");
  await logIn(page, email);
  await mail("new-device", email, "login");
  await follow(email, "login", "/rescue/");
  await shoot("rescue");
  await visit("delete", "/delete");
  await fill({ current: password });
  await sent("deleted", "/delete");
  await mail("deletion-asked", email, "delete");
  await follow(email, "delete", "/keep/");
  await shoot("keep");
}

async function administration() {
  const administrator = newAddress();
  createAccount(administrator, "--admin");
  await page.goto("/admin");
  await logIn(page, administrator);
  await page.locator(".places").waitFor();
  await shoot("admin");
  for (const place of ["accounts", "sign-ups", "invitations", "mail", "events", "statistics"])
    await visit(`admin-${place}`, `/admin/${place}`);
  await page.goto("/admin/accounts");
  await page.locator(".rows tbody a").first().click();
  await page.locator("details").first().waitFor();
  await shoot("admin-account");
  forgetProof(administrator);
  await visit("admin-proof", "/admin");
}

async function languages() {
  for (const locale of ["de", "es", "fr"]) {
    const foreign = await openPage(browser, { locale, reducedMotion: "reduce" });
    await foreign.page.goto("/login");
    await shoot(`log-in-${locale}`, foreign.page);
    await foreign.page.goto("/register");
    await shoot(`sign-up-${locale}`, foreign.page);
    const email = newAddress();
    await sendSignUp(foreign.page, email);
    await shoot(`waiting-${locale}`, foreign.page);
    await openMailAbout(foreign.page, email, "");
    await foreign.page.goto(`${foreign.page.url()}/html`);
    await shoot(`mail-confirm-${locale}`, foreign.page);
    await foreign.context.close();
  }
}

function sheet() {
  const picture = (name, size, scheme) => {
    const file = `${name}-${size}-${scheme}.png`;
    const alt = `${name}, ${size}, ${scheme}`;
    return `<a href="${file}"><img class="${size}" src="${file}" alt="${alt}" loading="lazy"></a>`;
  };
  const row = (name) =>
    `<h2>${name}</h2><div>${Object.keys(viewports)
      .flatMap((size) => schemes.map((scheme) => picture(name, size, scheme)))
      .join("")}</div>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Contact sheet</title>
<style>body{font:16px system-ui;margin:2rem;background:#888}div{display:flex;gap:1rem;align-items:start}
.phone{width:195px}.desk{width:480px}</style>${names.map(row).join("\n")}</html>\n`;
}

for (const part of [strangers, waiting, account, administration, languages]) {
  await part();
  await context.clearCookies();
}
writeFileSync(join(folder, "index.html"), sheet());
await browser.close();
