// Every page and mail there is, without a server: print_views draws them by lot and writes them out.
// Mails are valid HTML, and fit and are readable on a phone and on a desktop, in light and in dark.
// Pages and mails in longer words, and from right to left, have nothing to scroll sideways for.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { AxeBuilder } from "@axe-core/playwright";
import { HtmlValidate } from "html-validate";

import { launch } from "./browser.mjs";

const programs = new URL("../../build/release/tests/unit/pseudo/", import.meta.url).pathname;
const styles = new URL("../../views/static/", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "gatepost-views-"));
const host = "http://views.test";

let browser;
before(async () => {
  execFileSync(join(programs, "print_views"), [join(folder, "real")]);
  execFileSync(join(programs, "print_pseudo_views"), [join(folder, "pseudo")]);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

const files = (...path) =>
  readdirSync(join(folder, ...path))
    .filter((name) => name.endsWith(".html"))
    .map((name) => join(...path, name));

/** A tab in which those files are a site, with its style sheet. */
async function openViews(options) {
  const context = await browser.newContext(options);
  await context.route("**/*", (route) => {
    const { pathname } = new URL(route.request().url());
    const path = pathname.startsWith("/static/")
      ? join(styles, pathname.slice("/static/".length))
      : join(folder, pathname);
    return route.fulfill({ path }).catch(() => route.abort());
  });
  return { context, page: await context.newPage() };
}

/** How far what is wider than the window, or wider than it should be, sticks out. */
const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// What mail programs need is what HTML has given up: sizes and colours in attributes, and styles
// beside what they style.
const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    "no-inline-style": "off",
    "no-deprecated-attr": "off",
    "prefer-tbody": "off",
    "no-trailing-whitespace": "off",
    "long-title": "off",
    "tel-non-breaking": "off", // an IP address is no telephone's
  },
});

describe("mails", () => {
  for (const language of ["en", "de", "es", "fr"]) {
    test(`are valid, ${language}`, () => {
      for (const file of files("real", language, "mails")) {
        const { results } = validator.validateStringSync(readFileSync(join(folder, file), "utf8"));
        const found = results.flatMap(({ messages }) =>
          messages.map(({ ruleId, message, line }) => `${file}:${line}: ${message} (${ruleId})`),
        );
        assert.deepEqual(found, []);
      }
    });
  }

  for (const width of [320, 390, 700]) {
    test(`fit and can be read, ${width} px`, async () => {
      for (const colorScheme of ["light", "dark"]) {
        const { context, page } = await openViews({ viewport: { width, height: 844 }, colorScheme });
        for (const file of files("real", "de", "mails")) {
          await page.goto(`${host}/${file}`);
          assert.ok((await overflow(page)) <= 0, `${file} is too wide`);
          const axe = new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa"]);
          const { violations } = await axe.analyze();
          const about = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html)}`);
          assert.deepEqual(about, [], `${file} in ${colorScheme}`);
        }
        await context.close();
      }
    });
  }
});

describe("languages that nobody speaks", () => {
  for (const [language, direction] of [["de", "ltr"], ["es", "rtl"]]) {
    for (const width of [320, 1280]) {
      test(`fit, ${direction}, ${width} px`, async () => {
        const { context, page } = await openViews({ viewport: { width, height: 800 } });
        for (const kind of ["pages", "mails"]) {
          for (const file of files("pseudo", language, kind)) {
            await page.goto(`${host}/${file}`);
            assert.equal(await page.locator("html").getAttribute("dir"), direction, file);
            assert.ok((await overflow(page)) <= 0, `${file} is too wide`);
          }
        }
        await context.close();
      });
    }
  }
});
