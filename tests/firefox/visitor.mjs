// Debian's Firefox ESR, driven by puppeteer-core over WebDriver BiDi, and a visitor who uses it. Nothing
// here needs a script of the page: each flow has to work without JavaScript.

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

import puppeteer from "puppeteer-core";

import { password, site } from "../browser/stack.mjs";

export function launch({ script = true } = {}) {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    timeout: 60_000,
    args: ["--remote-allow-system-access"], // for its console
    extraPrefsFirefox: {
      "javascript.enabled": script,
      "intl.accept_languages": "en-GB, en",
      // Asked whether to send a form again when its answer is reloaded, people say yes.
      "dom.confirm_repost.testing.always_accept": true,
    },
  });
}

const patience = 30_000; // milliseconds

/** Asks again until it is true; a page that is just being left cannot be asked. */
async function until(what, holds, longest = patience) {
  const deadline = Date.now() + longest;
  let last;
  for (;;) {
    try {
      last = await holds();
      if (last === true) return;
    } catch (error) {
      last = error.message;
    }
    if (Date.now() > deadline) assert.fail(`${what}, not in ${longest} ms, but: ${last}`);
    await sleep(50);
  }
}

/** Takes the errors that stand in the browser's own console since it was asked last. */
async function consoleErrors({ connection }) {
  const { result: tree } = await connection.send("browsingContext.getTree", { "moz:scope": "chrome" });
  const { result } = await connection.send("script.evaluate", {
    target: { context: tree.contexts[0].context },
    awaitPromise: false,
    expression: `{
      const errors = Services.console.getMessageArray()
        .filter((message) => message instanceof Ci.nsIScriptError && /^http/.test(message.sourceName))
        .filter(({ flags }) => !(flags & Ci.nsIScriptError.warningFlag))
        .map(({ sourceName, errorMessage }) => sourceName + ": " + errorMessage);
      Services.console.reset();
      JSON.stringify(errors);
    }`,
  });
  return JSON.parse(result.result.value);
}

/** Somebody with a browser profile and a window of their own, as wide as a phone. */
export class Visitor {
  #browser;
  #context;
  #failed = [];

  static async come(browser) {
    const visitor = new Visitor();
    visitor.#browser = browser;
    visitor.#context = await browser.createBrowserContext();
    visitor.page = await visitor.#context.newPage({ type: "window" });
    await visitor.#watch(visitor.page);
    return visitor;
  }

  async #watch(page) {
    await page.setViewport({ width: 390, height: 844 });
    // Answers to navigation are the flows' own matter.
    page.on("response", (response) => {
      if (response.status() >= 400 && !response.request().isNavigationRequest())
        this.#failed.push(`${response.status()} ${response.url()}`);
    });
  }

  leave() {
    return this.#context.close();
  }

  /** Opens a tab in front of the one that is there, and returns that. */
  async openTab() {
    const behind = this.page;
    this.page = await this.#context.newPage();
    await this.#watch(this.page);
    return behind;
  }

  /** Turns to the tab that a link has just opened. */
  async turnToNewest() {
    const behind = this.page;
    await until("a new tab", async () => {
      this.page = (await this.#context.pages()).at(-1);
      return this.page !== behind && (await this.words()) !== ""; // no longer the empty page before it
    });
    await this.#watch(this.page);
  }

  async turnTo(tab) {
    this.page = tab;
    await tab.bringToFront();
  }

  // Page.goto() waits in vain after some clicks that led to another page; Firefox itself knows better.
  async #command(method, parameters) {
    const context = this.page.mainFrame()._id;
    await this.#browser.connection.send(method, { context, ...parameters });
  }

  go(address) {
    const { href: url } = new URL(address, site);
    return this.#command("browsingContext.navigate", { url, wait: "complete" });
  }

  reload() {
    return this.#command("browsingContext.reload", { wait: "complete" });
  }

  back() {
    return this.#command("browsingContext.traverseHistory", { delta: -1 });
  }

  /** The page's path, on another host behind its origin. Page.url() overlooks a page that was kept. */
  async where() {
    const { origin, pathname } = new URL(await this.page.evaluate(() => location.href));
    return origin === site ? pathname : origin + pathname;
  }

  words() {
    return this.page.evaluate(() => document.querySelector("main").innerText);
  }

  /** Waits until the page at that place says those words (strings or patterns), and looks at it. */
  async sees(place, words = "", longest = patience) {
    const is = (text) => (place instanceof RegExp ? place.test(text) : text === place);
    const says = (text) => (words instanceof RegExp ? words.test(text) : text.includes(words));
    await until(`${place}: ${words}`, async () => {
      const [where, text] = [await this.where(), await this.words()];
      const ready = await this.page.evaluate(() => document.readyState);
      return (is(where) && ready === "complete" && says(text)) || `${where}: ${text}`;
    }, longest);
    await this.look();
  }

  /** What holds for each page: nothing to scroll sideways for, and nothing in the console. */
  async look() {
    const where = await this.where();
    for (const width of [320, 390]) {
      await this.page.setViewport({ width, height: 844 });
      const overflow = await this.page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      assert.ok(overflow <= 0, `${where} is ${overflow} px too wide for ${width} px`);
    }
    assert.deepEqual([...this.#failed, ...(await consoleErrors(this.#browser))], [], where);
  }

  /** Waits until a function of the page has that value. */
  shows(value, of, ...given) {
    return until(`${of} = ${value}`, async () => {
      const seen = await this.page.evaluate(of, ...given);
      return seen === value || seen;
    });
  }

  async fill(fields) {
    for (const [name, value] of Object.entries(fields)) {
      await this.page.evaluate((name) => {
        const input = document.querySelector(`main [name="${name}"]:not([type=hidden])`);
        input.focus();
        input.select();
      }, name);
      await this.page.keyboard.press("Delete");
      await this.page.keyboard.type(value);
    }
  }

  /** Clicks on what has that text, as a screen reader has it: on the page's own buttons before others. */
  async press(text) {
    const point = await this.page.evaluate((text) => {
      const wordsOf = (each) => each.textContent.replace(/\s+/g, " ").trim();
      const found = ["main button", "main a, main summary", "button, a"]
        .flatMap((kind) => [...document.querySelectorAll(kind)])
        .find((each) => wordsOf(each) === text && each.getClientRects().length > 0);
      if (!found) return undefined;
      found.scrollIntoView({ block: "center", behavior: "instant" });
      const [{ left, top, width, height }] = found.getClientRects(); // of the first line of a link
      return { x: left + Math.min(width / 2, 100), y: top + height / 2 };
    }, text);
    assert.ok(point, `nothing to press says "${text}" at ${await this.where()}`);
    await this.page.mouse.click(point.x, point.y);
  }

  async signUp(email) {
    await this.go("/register");
    await this.fill({ email, password, confirm: password });
    await this.press("Sign up");
    await this.sees("/unconfirmed", email);
  }

  async logIn(email, given = password) {
    await this.fill({ email, password: given });
    await this.press("Log in");
  }

  /** Opens the newest mail to `email` whose subject holds `about`, and returns its text. */
  async openMail(email, about = "") {
    const link = () =>
      this.page.evaluate(
        (email, about) =>
          [...document.querySelectorAll("tr")]
            .find(({ textContent: text }) => text.includes(email) && text.includes(about))
            ?.querySelector("a").href,
        email,
        about,
      );
    let address;
    await until(`a mail to ${email}: ${about}`, async () => {
      await this.go("/dev/mail/");
      address = await link();
      return address !== undefined;
    });
    await this.go(address);
    return this.page.evaluate(() => document.querySelector("#text").innerText);
  }

  /** Opens that mail, and follows the link in it that holds `folder`. */
  async followMail(email, folder = "/confirm/", about = "") {
    const text = await this.openMail(email, about);
    const [link] = text.match(new RegExp(`${site}${folder}\\S+`)) ?? [];
    assert.ok(link, `a link with ${folder} in: ${text}`);
    await this.press(link);
  }
}
