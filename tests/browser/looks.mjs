// What holds for every page, in every state: nothing for axe to find in light and in dark, one
// heading, a title, nothing to scroll sideways for.

import assert from "node:assert/strict";

import axe from "axe-core";

const every = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};
// AXE=all: everything in each appearance and size.
const thorough = process.env.AXE === "all";
// What the dark can change is colours; those that are forced are the system's, and what has only a
// colour is lost there.
const contrast = { type: "rule", values: ["color-contrast"] };
const in_other_colours = thorough ? every : contrast;
const appearances = [
  ["light", { colorScheme: "light", forcedColors: "none" }, every],
  ["dark", { colorScheme: "dark", forcedColors: "none" }, in_other_colours],
  ["forced colours", { colorScheme: "light", forcedColors: "active" }, in_other_colours],
];

/** The paths of all pages that were looked at, for tests that count them. */
export const seen = new Set();

/** The patterns of those pages, as `gatepost pages list --json` has them, that nobody looked at. */
export function unseen(pages) {
  return pages
    .filter(({ method }) => method === "GET")
    .map(({ path }) => path)
    .filter((pattern) => {
      const fixed = pattern.replace(/\{.*$/, "");
      return ![...seen].some((was) => (fixed === pattern ? was === pattern : was.startsWith(fixed)));
    });
}

const states = new Set();

/** Whether a page has been looked at before in this size and with these messages. */
async function is_known(page, url) {
  const messages = await page.locator(".notice, .field-error").allInnerTexts();
  const folder = url.pathname.replace(/[^/]{20,}$/, ""); // no token
  const state = [page.viewportSize().width, folder, await page.title(), ...messages].join("\n");
  if (states.has(state)) return true;
  states.add(state);
  return false;
}

/** Looks at the page that is open, at its size. */
export async function look(page) {
  const url = new URL(page.url());
  seen.add(url.pathname);
  if (await is_known(page, url)) return;
  await page.bringToFront(); // a tab behind another one does not change its colours
  await page.evaluate(axe.source);
  // Narrow pages have no colours of their own.
  const is_narrow = page.viewportSize().width < 400;
  const chosen = is_narrow && !thorough ? appearances.slice(0, 1) : appearances;
  for (const [name, media, rules] of chosen) {
    await page.emulateMedia({ reducedMotion: "reduce", ...media });
    const found = await page.evaluate(async (runOnly) => {
      const { violations } = await window.axe.run({ runOnly, resultTypes: ["violations"] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html)}`);
    }, rules);
    assert.deepEqual(found, [], `${url.pathname} in ${name}`);
  }
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
  assert.equal(await page.locator("h1").count(), 1, `one heading at ${url.pathname}`);
  const title = await page.title();
  assert.match(title, / · /, `the title of ${url.pathname}`);
  const has_errors = (await page.locator("#errors").count()) > 0;
  assert.equal(title.startsWith("Error: "), has_errors, `${title} at ${url.pathname}`);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.ok(overflow <= 0, `${url.pathname} is ${overflow} px too wide`);
}
