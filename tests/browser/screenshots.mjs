// screenshots.mjs FOLDER: the README's pictures, from the stack that SITE names. What differs from
// run to run (times, tokens, codes, the port, the network address) is written over, so that a picture
// changes only when the page does.

import { join } from "node:path";

import { followMail, launch, logIn, logOut, openMail, openPage, signUp, site } from "./browser.mjs";

const folder = process.argv[2];
const email = "ada@example.org";
const desk = { width: 800, height: 400 }; // as high as the page
const phone = { width: 390, height: 844 };
const devices = {
  firefox: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  iphone:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 " +
    "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
};

const browser = await launch();

async function open(options) {
  const { page } = await openPage(browser, {
    locale: "en-GB",
    reducedMotion: "reduce",
    ...options,
  });
  return page;
}

async function shoot(page, name, fullPage = true) {
  await page.evaluate((origin) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      texts.currentNode.data = texts.currentNode.data
        .replaceAll(origin, "https://example.org")
        .replace(/\beyJ[\w.-]+/g, "eyJ1c2VyIjoxfQ.aGVsbG8.4fbd0f7c1d8e5a92b6e3c07d1f48")
        .replace(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/, "K7QM-4XTR")
        .replace(/\d+ \w+ \d{4}, [\d:]+ UTC/g, "8 March 2026, 09:15 UTC")
        .replace(/::1|127\.0\.0\.1/g, "203.0.113.7");
    }
  }, site);
  await page.mouse.move(0, 0); // a button under it would look different
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage, caret: "hide" });
}

const desktop = await open({ viewport: desk, userAgent: devices.firefox });
await desktop.goto("/register");
await desktop.fill("#email", email);
await desktop.fill("#password", "correct horse battery staple");
await desktop.locator("#password-strength").filter({ hasText: "Strong." }).waitFor();
await shoot(desktop, "register");

await signUp(desktop, email);
await openMail(desktop, email);
const confirmation = desktop.url();
await desktop.goto(`${confirmation}/html`);
await shoot(desktop, "mail");
await followMail(desktop, email);

const mobile = await open({ viewport: phone, userAgent: devices.iphone, colorScheme: "dark" });
await mobile.goto("/login");
await logIn(mobile, email);
await desktop.goto("/sessions");
await shoot(desktop, "devices");

await logOut(mobile);
await signUp(mobile, "grace@example.org");
await shoot(mobile, "dark", false);

const german = await open({ viewport: phone, locale: "de-DE" });
await german.goto("/");
await shoot(german, "german", false);

await browser.close();
