// Hosts behind the gate that show and call each other, on a domain with TLS.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { followMail, launch, logIn, newAddress, openPage, signUp } from "./browser.mjs";
import { serveDomain } from "./domain.mjs";

const frame = `<!doctype html><title>around</title><h1>Around</h1>
  <iframe src="https://inner.gate.test:@port@/" width="600" height="500"></iframe>`;
const pages = {
  open: { "index.html": frame },
  outer: { "index.html": frame },
  inner: { "index.html": "<!doctype html><title>inner</title><h1>Inner</h1>" },
};
const gate = `
[[gate]]
host = "open.gate.test"
who = "anyone"
[[gate]]
host = "outer.gate.test"
who = "confirmed"
[[gate]]
host = "inner.gate.test"
who = "confirmed"
origins = ["https://outer.gate.test:@port@"]
`;

let browser;
let domain;
const email = newAddress();

before(async () => {
  browser = await launch(["--host-resolver-rules=MAP *.gate.test 127.0.0.1"]);
  domain = await serveDomain(pages, gate);
  const { context, page } = await openPage(browser);
  await signUp(page, email);
  await followMail(page, email);
  await context.close();
});
after(async () => {
  await browser?.close();
  await domain?.end();
});

const open = (options) => openPage(browser, { ignoreHTTPSErrors: true, ...options });
const inside = (page, text) => page.frameLocator("iframe").getByRole("heading", { name: text });

async function logInAtAccounts(page) {
  await page.goto(`${domain.origin("accounts")}/login`);
  await logIn(page, email);
  await page.waitForURL(`${domain.origin("accounts")}/`);
}

describe("hosts of one domain", () => {
  test("who is logged in sees a host inside another at the first visit", async () => {
    const { context, page, complaints } = await open();
    await logInAtAccounts(page);
    await page.goto(`${domain.origin("outer")}/`, { waitUntil: "commit" });
    await page.waitForURL(`${domain.origin("outer")}/`);
    await inside(page, "Inner").waitFor();
    assert.deepEqual(complaints, []);
    await context.close();
  });

  for (const javaScriptEnabled of [true, false]) {
    test(`who is not logs in in a tab (script: ${javaScriptEnabled})`, async () => {
      const { context, page, complaints } = await open({ javaScriptEnabled });
      await page.goto(`${domain.origin("open")}/`);
      await inside(page, "Open this page in a new tab").waitFor();
      if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/frame.png` });
      const opened = context.waitForEvent("page");
      await page.frameLocator("iframe").getByRole("link", { name: "Open in a new tab" }).click();
      const tab = await opened;
      await tab.waitForURL((url) => url.pathname === "/login");
      await logIn(tab, email);
      await tab.waitForURL(`${domain.origin("inner")}/`);
      await page.reload();
      await inside(page, "Inner").waitFor();
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }

  test("scripts of a host that a rule names may call another, and no others may", async () => {
    const { context, page } = await open();
    await logInAtAccounts(page);
    for (const host of ["inner", "outer", "open"]) {
      await page.goto(`${domain.origin(host)}/`, { waitUntil: "commit" });
      await page.waitForURL(`${domain.origin(host)}/`);
    }
    const calls = async (host) => {
      await page.goto(`${domain.origin(host)}/`);
      return page.evaluate(async (url) => {
        const results = [];
        for (const method of ["PUT", "DELETE", "POST"]) {
          const answer = await fetch(url, {
            method,
            credentials: "include",
            headers: { "content-type": "application/json", accept: "application/json" },
            body: "{}",
          }).catch(() => undefined);
          results.push(answer && (await answer.json()).method);
        }
        return results;
      }, `${domain.origin("inner")}/api/json`);
    };
    assert.deepEqual(await calls("outer"), ["PUT", "DELETE", "POST"]);
    assert.deepEqual(await calls("open"), [undefined, undefined, undefined]);
    await context.close();
  });
});
