// Mails are valid HTML in every language. Needs no server: print_views draws every kind by lot and
// writes it out.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { HtmlValidate } from "html-validate";

const programs = new URL("../../build/release/tests/unit/pseudo/", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "gatepost-views-"));

before(() => execFileSync(join(programs, "print_views"), [join(folder, "real")]));
after(() => rmSync(folder, { recursive: true }));

const files = (...path) =>
  readdirSync(join(folder, ...path))
    .filter((name) => name.endsWith(".html"))
    .map((name) => join(...path, name));

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
});
