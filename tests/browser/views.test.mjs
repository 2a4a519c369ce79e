// Mails in every language: valid HTML, nothing for axe to find in light and in dark, and nothing
// wider than a small phone; the same in the two languages that nobody speaks. Pages: valid, and no
// wider either. print_views draws every kind by lot and writes it out; the site itself is not asked
// for anything.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import axe from "axe-core";
import { HtmlValidate } from "html-validate";

import { launch } from "./browser.mjs";

const sheet = new URL("../../views/static/gatepost.css", import.meta.url).pathname;
const programs = new URL("../../build/release/tests/unit/pseudo/", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "gatepost-views-"));

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

const read = (file) => readFileSync(join(folder, file), "utf8");

// Longer and with accents in the place of German; from right to left in that of Spanish.
const languages = [
  ["en", "real", "en"],
  ["de", "real", "de"],
  ["es", "real", "es"],
  ["fr", "real", "fr"],
  ["longer", "pseudo", "de"],
  ["right to left", "pseudo", "es"],
];

/** What the validator says against some files. */
const against = (validator, all) =>
  all.flatMap((file) =>
    validator
      .validateStringSync(read(file))
      .results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line }) => `${file}:${line}: ${message} (${ruleId})`),
      ),
  );

const excess = (page) =>
  page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );

// What mail programs need is what HTML has given up: sizes and colours in attributes, and styles
// beside what they style.
const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    "no-inline-style": "off",
    "no-deprecated-attr": "off",
    "doctype-style": "off",
    "prefer-tbody": "off",
    "no-trailing-whitespace": "off",
    "long-title": "off",
    "tel-non-breaking": "off", // an IP address is no telephone's
  },
});

// A mail stands inside the page of a mail program, which has the landmarks.
const every = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: { region: { enabled: false }, "landmark-one-main": { enabled: false } },
};
const contrast = { runOnly: { type: "rule", values: ["color-contrast"] } };
const appearances = [
  ["light", every],
  ["dark", contrast],
];

/** What axe says against the mail that is shown. */
async function faults(page) {
  await page.evaluate(axe.source);
  const all = [];
  for (const [colorScheme, rules] of appearances) {
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(async (options) => {
      const { violations } = await window.axe.run({ ...options, resultTypes: ["violations"] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html)}`);
    }, rules);
    all.push(...found.map((fault) => `${colorScheme}: ${fault}`));
  }
  return all;
}

describe("mails", () => {
  for (const [name, program, language] of languages) {
    test(`are valid, ${name}`, () => {
      assert.deepEqual(against(validator, files(program, language, "mails")), []);
    });

    test(`are readable on a small phone, ${name}`, async () => {
      const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
      for (const file of files(program, language, "mails")) {
        await page.setContent(read(file));
        // What axe looks at is alike in all languages: there, one draw of each kind is enough.
        if (name === "en" || file.endsWith("-1.html")) {
          assert.deepEqual(await faults(page), [], file);
        }
        const overflow = await excess(page);
        assert.ok(overflow <= 0, `${file} is ${overflow} px too wide`);
        assert.equal(await page.locator("body > div").isVisible(), false, `preheader of ${file}`);
      }
      await page.close();
    });
  }
});

const pageValidator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    "doctype-style": "off",
    "long-title": "off",
    "no-trailing-whitespace": "off",
    "form-dup-name": "off", // the lot draws some names twice
    "tel-non-breaking": "off", // an IP address is no telephone's
  },
});

describe("pages", () => {
  for (const [name, program, language] of languages) {
    test(`are valid, ${name}`, () => {
      assert.deepEqual(against(pageValidator, files(program, language, "pages")), []);
    });

    test(`fit a small phone, ${name}`, async () => {
      const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
      await page.route("**/*", (route) => route.abort()); // what a page names is not there
      for (const file of files(program, language, "pages").filter((each) => each.endsWith("-1.html"))) {
        await page.setContent(read(file));
        await page.addStyleTag({ path: sheet });
        const overflow = await excess(page);
        assert.ok(overflow <= 0, `${file} is ${overflow} px too wide`);
      }
      await page.close();
    });
  }
});
