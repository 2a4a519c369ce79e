// contact_sheet.mjs FOLDER: every page in its states, on a phone and on a desk, in light and in dark,
// from the stack that SITE names; FOLDER/index.html shows them side by side.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import {
  createAccount,
  followMail,
  forgetProof,
  launch,
  logIn,
  newAddress,
  openMail,
  openMailAbout,
  openPage,
  password,
  sendSignUp,
  signUp,
} from "./browser.mjs";

const folder = process.argv[2];
const viewports = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } };
const schemes = ["light", "dark"];
const names = [];

const browser = await launch();

/** Walks through the site at one size, shooting each page that it names. */
async function walk(size, viewport) {
  const { context, page } = await openPage(browser, {
    viewport,
    locale: "en-GB",
    reducedMotion: "reduce",
  });
  const shoot = async (name) => {
    if (!names.includes(name)) names.push(name);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const path = join(folder, `${name}-${size}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true, caret: "hide" });
    }
  };
  const visit = async (name, path) => {
    await page.goto(path);
    await shoot(name);
  };
  const press = (name) => page.locator("main").getByRole("button", { name }).first().click();
  /** Sends the page's form as it is, past what the browser itself would say. */
  const send = (action) =>
    page.locator(`main form[action='${action}']`).evaluate((form) => {
      form.noValidate = true;
      form.requestSubmit();
    });
  const sent = async (name, action) => {
    await Promise.all([page.waitForNavigation(), send(action)]);
    await shoot(name);
  };
  const follow = async (email, part) => {
    await openMail(page, email);
    await page.click(`#text a[href*='${part}']`);
  };

  await visit("home", "/");
  await visit("sign-up", "/register");
  await page.fill("#email", "no address");
  await page.fill("#password", "short");
  await sent("sign-up-errors", "/register");
  await page.fill("#password", password);
  await page.locator("#password-strength").filter({ hasText: "Strong." }).waitFor();
  await shoot("sign-up-strength");
  await visit("log-in", "/login");
  await page.fill("#email", "nobody@example.org");
  await page.fill("#password", "wrong");
  await sent("log-in-error", "/login");
  await visit("forgot", "/forgot");
  await page.fill("#email", "no address");
  await sent("forgot-error", "/forgot");
  await visit("language", "/language");
  await visit("not-found", "/nothing-here");
  await visit("refused", "/gate/refused/x");

  const email = newAddress();
  await page.goto("/register");
  await sendSignUp(page, email);
  await page.getByRole("heading", { level: 1, name: "Check your email" }).waitFor();
  await shoot("waiting");
  await sent("waiting-errors", "/unconfirmed");
  await visit("home-waiting", "/");
  await openMailAbout(page, email, "");
  await page.goto(`${page.url()}/html`);
  await shoot("mail");
  await followMail(page, email);
  await shoot("confirmed");
  await visit("home-in", "/");
  await visit("profile", "/profile");
  await page.locator("details:has(#current) > summary").click().catch(() => {});
  await page.fill("#current", "wrong");
  await page.fill("#password", password);
  await page.fill("#confirm", "something else");
  await sent("profile-errors", "/profile");
  await visit("address", "/address");
  const other = newAddress();
  await page.fill("#email", other);
  await page.fill("#current", password);
  await sent("profile-address-pending", "/address");
  await follow(other, "/address/confirm/");
  await shoot("confirm-address");
  await visit("sessions", "/sessions");
  forgetProof(email);
  await page.goto("/profile");
  await page.locator("form[action='/export'] button").click();
  await page.locator("#proof").waitFor();
  await shoot("proof");
  await visit("delete", "/delete");
  await visit("logout", "/logout");
  await visit("already-in", "/login");
  await page.goto("/logout");
  await press("Log out now");
  await page.locator("form[action='/login']").waitFor();
  await shoot("logged-out");
  await page.goto("/forgot");
  await page.fill("#email", email);
  await sent("forgot-sent", "/forgot");
  await openMailAbout(page, email, "password");
  await page.click("#text a[href*='/reset/']");
  await shoot("reset");
  await page.fill("#password", "short");
  await page.locator("main form").evaluate((form) => (form.noValidate = true));
  await press("Set the password");
  await page.locator("#errors").waitFor();
  await shoot("reset-errors");

  const stranger = newAddress();
  await signUp(page, stranger);
  await follow(stranger, "/decline/");
  await shoot("decline");
  await context.clearCookies();

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
  await context.close();
}

function sheet() {
  const picture = (name, size, scheme) => {
    const file = `${name}-${size}-${scheme}.png`;
    return `<a href="${file}"><img class="${size}" src="${file}" alt="${name}, ${size}, ${scheme}" loading="lazy"></a>`;
  };
  const row = (name) =>
    `<h2>${name}</h2><div>${Object.keys(viewports)
      .flatMap((size) => schemes.map((scheme) => picture(name, size, scheme)))
      .join("")}</div>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Contact sheet</title>
<style>body{font:16px system-ui;margin:2rem;background:#888}div{display:flex;gap:1rem;align-items:start}
.phone{width:195px}.desk{width:480px}</style>${names.map(row).join("\n")}</html>\n`;
}

mkdirSync(folder, { recursive: true });
for (const [size, viewport] of Object.entries(viewports)) await walk(size, viewport);
writeFileSync(join(folder, "index.html"), sheet());
await browser.close();
