// The gate, as a visitor meets it: an application behind it sends them to log in or to sign up, and
// they come back to the very address that they wanted.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import {
  followMail,
  launch,
  logIn,
  logOut,
  newAddress,
  openPage,
  sendSignUp,
  signUp,
  site,
  words,
} from "./browser.mjs";

/** The origin of another host of the stack, which the demo application has for itself. */
const hostOf = (name) => site.replace("//", `//${name}.`);
const a = hostOf("a");
const b = hostOf("b");

let browser;
/** Somebody with a confirmed account, and the state of a browser in which they are logged in. */
const member = { email: newAddress(), storageState: undefined };

before(async () => {
  browser = await launch();
  const { context, page } = await openPage(browser);
  await signUp(page, member.email);
  await followMail(page, member.email);
  assert.match(await words(page), /You have confirmed your account\. Thanks!/);
  member.storageState = await context.storageState();
  await context.close();
});
after(() => browser?.close());

/** Opens a page in a browser in which the member is logged in on the account pages. */
const openMemberPage = (options) =>
  openPage(browser, { storageState: member.storageState, ...options });

const isLogin = (url) => url.origin === site && url.pathname === "/login";

/** Goes to an address, through the account pages if need be, which lead on by themselves. */
const enter = async (page, url) => {
  await page.goto(url, { waitUntil: "commit" });
  await page.waitForURL(url);
};

const headline = (page) => page.locator("h1").innerText();
const link = (page, name) => page.getByRole("main").getByRole("link", { name, exact: true });

/** What the browser says when an answer has that status. */
const failed = (status) =>
  `Failed to load resource: the server responded with a status of ${status}`;

/** What the demo application shows of the request that it got. */
async function received(page) {
  const table = async (title) =>
    Object.fromEntries(
      await page
        .locator(`h2:text-is("${title}") + table tr`)
        .evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))),
    );
  return {
    visitor: await table("Who you are, says the gate"),
    target: (await table("The request")).Target,
    headers: await table("Its headers"),
  };
}

for (const javaScriptEnabled of [true, false]) {
  const title = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
  const hosts = javaScriptEnabled ? [site, a] : [a];
  describe(title, { concurrency: 2 }, () => {
    for (const origin of hosts) {
      test(`signing up and confirming lead to ${new URL(origin).hostname}`, async () => {
        const wanted = `${origin}/demo/?q=1&r=%26`;
        const email = newAddress();
        const { context, page, complaints } = await openPage(browser, { javaScriptEnabled });
        await context.addCookies([{ name: "theme", value: "dark", url: wanted }]);

        await page.goto(wanted);
        await link(page, "Sign up").click();
        await page.waitForURL((url) => url.pathname === "/register");
        await sendSignUp(page, email);
        await page.waitForURL((url) => url.origin === site && url.pathname === "/unconfirmed");
        await page.goto(wanted);
        assert.equal(new URL(page.url()).pathname, "/unconfirmed", "an unconfirmed one is held");

        await followMail(page, email);
        await page.waitForURL(wanted);
        const { visitor, target, headers } = await received(page);
        assert.equal(target, "/demo/?q=1&r=%26");
        assert.equal(visitor["Remote-Email"], email);
        assert.match(visitor["Remote-User"], /^[0-9]+$/);
        assert.equal(headers.Cookie, "theme=dark", "the application gets its own cookie alone");
        assert.deepEqual(complaints, []);
        await context.close();
      });
    }

    test("one login opens every host, and one logout closes them all", async () => {
      const { context, page, complaints } = await openPage(browser, { javaScriptEnabled });
      await page.goto(`${a}/page?x=1&y=2`);
      assert.ok(isLogin(new URL(page.url())));
      await logIn(page, member.email);
      await page.waitForURL(`${a}/page?x=1&y=2`);
      assert.equal((await received(page)).target, "/page?x=1&y=2");

      await enter(page, `${b}/other`); // nobody asks for the password again
      const { target, visitor } = await received(page);
      assert.equal(target, "/other");
      assert.equal(visitor["Remote-Email"], member.email);

      await page.goto(`${b}/admin`);
      assert.equal(await headline(page), "You don't have access");
      assert.ok((await words(page)).includes(`${b}/admin`));
      assert.ok((await words(page)).includes(member.email));

      await logOut(page);
      await page.waitForURL(isLogin);
      for (const place of [`${a}/page`, `${b}/other`]) {
        await page.goto(place);
        assert.ok(isLogin(new URL(page.url())), `${place} is closed again`);
      }
      assert.deepEqual(complaints, [failed("403 (Forbidden)")]);
      await context.close();
    });

    for (const origin of hosts) {
      test(`what is sent too late to ${new URL(origin).hostname} is not lost`, async () => {
        const { context, page, complaints } = await openMemberPage({ javaScriptEnabled });
        await enter(page, `${origin}/demo/`);
        await page.fill("#note", "Grüße & <b>more</b>");
        await context.clearCookies();
        await page.click("main form button");
        await page.waitForURL(`${origin}/demo/note`);
        assert.equal(await headline(page), "Not sent yet");

        const opened = context.waitForEvent("page");
        await link(page, "Log in (opens a new tab)").click();
        const tab = await opened;
        await tab.waitForURL(isLogin);
        await logIn(tab, member.email);
        await tab.waitForURL(`${origin}/gatepost-gate/in`);
        assert.equal(await headline(tab), "You're logged in again");
        await tab.close();

        // Sends the form again, as the reload button does after the browser has asked.
        await page.reload();
        assert.equal(page.url(), `${origin}/demo/note`);
        assert.equal(await page.locator(".note").innerText(), "Your note: Grüße & <b>more</b>");
        assert.deepEqual(complaints, [failed("401 (Unauthorized)")]);
        await context.close();
      });
    }
  });
}

describe("on the way", { concurrency: 2 }, () => {
  test("who is sent to the login comes back to the very address that was wanted", async () => {
    const { context, page, complaints } = await openPage(browser);
    await page.goto("/");
    await link(page, "The demo application").click();
    await page.waitForURL(isLogin);
    await logIn(page, member.email);
    await page.waitForURL(`${site}/demo/`);
    assert.equal(await headline(page), "Behind the gate");
    assert.equal((await received(page)).visitor["Remote-Email"], member.email);

    await context.clearCookies();
    await page.goto("/demo/x?a=1&b=%26&c=d%20e#frag");
    assert.ok(isLogin(new URL(page.url())));
    await logIn(page, member.email);
    await page.waitForURL(`${site}/demo/x?a=1&b=%26&c=d%20e#frag`);
    assert.equal((await received(page)).target, "/demo/x?a=1&b=%26&c=d%20e");
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test("the session stays on the account pages; every other host has its own cookie", async () => {
    const { context, page } = await openMemberPage();
    for (const host of [a, b]) await enter(page, `${host}/`);
    const cookies = await context.cookies();
    for (const { name, httpOnly, secure, sameSite, path } of cookies) {
      assert.match(name, /^__Host-gatepost/);
      assert.deepEqual({ httpOnly, secure, sameSite, path }, {
        httpOnly: true,
        secure: true,
        sameSite: "Lax",
        path: "/",
      });
    }
    const named = (wanted) => cookies.filter(({ name }) => name === wanted);
    const hosts = (some) => some.map(({ domain }) => domain).sort(); // a dot would mean subdomains
    const sessions = named("__Host-gatepost");
    const passes = named("__Host-gatepost-gate");
    assert.deepEqual(hosts(sessions), ["localhost"]);
    assert.deepEqual(hosts(passes), ["a.localhost", "b.localhost"]);
    assert.notEqual(passes[0].value, passes[1].value);
    await context.close();
  });

  test("the mail's link in another browser leads through the login to the place", async () => {
    const email = newAddress();
    const wanted = `${a}/page?x=1&y=2`;
    const here = await openPage(browser);
    await here.page.goto(wanted);
    await link(here.page, "Sign up").click();
    await sendSignUp(here.page, email);
    await here.page.waitForURL((url) => url.pathname === "/unconfirmed");

    const there = await openPage(browser);
    await followMail(there.page, email);
    await there.page.waitForURL(isLogin);
    // A form whose answer redirects to a host that its page does not name goes nowhere.
    const complained = there.context.waitForEvent("console");
    await logIn(there.page, email);
    await Promise.race([there.page.waitForURL(wanted), complained]);
    assert.deepEqual(there.complaints, []);
    assert.equal(there.page.url(), wanted);
    assert.equal((await received(there.page)).visitor["Remote-Email"], email);
    await here.context.close();
    await there.context.close();
  });

  test("a host that cannot keep its cookie gets an explanation instead of a loop", async () => {
    const { context, page, complaints } = await openMemberPage();
    // The browser forgets the cookie before each request to that host, redirects included, of which
    // page.route() would not hear.
    const devtools = await context.newCDPSession(page);
    await devtools.send("Fetch.enable", { patterns: [{ urlPattern: `${a}/*` }] });
    let visits = 0;
    devtools.on("Fetch.requestPaused", async ({ requestId, request }) => {
      if (new URL(request.url).pathname === "/page") visits += 1;
      await devtools.send("Network.deleteCookies", { name: "__Host-gatepost-gate", url: a });
      await devtools.send("Fetch.continueRequest", { requestId });
    });

    await page.goto(`${a}/page?x=1`, { waitUntil: "commit" });
    await page.getByRole("heading", { name: "Too many redirects" }).waitFor();
    assert.ok((await words(page)).includes(a));
    assert.ok(visits > 1 && visits < 12, `after ${visits} visits`);
    assert.deepEqual(complaints, [failed("409 (Conflict)")]);

    await devtools.send("Fetch.disable");
    await link(page, "Try again").click();
    await page.waitForURL(`${a}/page?x=1`);
    assert.equal((await received(page)).visitor["Remote-Email"], member.email);
    await context.close();
  });

  test("a script gets an error that it can read, and no redirect", async () => {
    // The demo's own policy lets its pages fetch nothing.
    const { context, page } = await openPage(browser, { bypassCSP: true });
    const fetched = (path) =>
      page.evaluate(async (path) => {
        const answer = await fetch(path);
        const { status, redirected } = answer;
        const type = answer.headers.get("Content-Type");
        return { status, redirected, type, body: await answer.text() };
      }, path);
    const refusal = (status, error) => ({
      status,
      redirected: false,
      type: "application/json",
      body: `{"error":"${error}"}\n`,
    });

    await page.goto("/demo/open"); // lets in anyone
    assert.equal(page.url(), `${site}/demo/open`);
    assert.deepEqual(await fetched("/demo/json?q=1"), refusal(401, "login_required"));

    await context.addCookies(member.storageState.cookies);
    assert.equal((await fetched("/demo/json?q=1")).status, 200);
    assert.deepEqual(await fetched("/demo/admin"), refusal(403, "forbidden"));

    await enter(page, `${a}/`);
    assert.equal((await fetched("/json")).status, 200);
    await context.clearCookies();
    assert.deepEqual(await fetched("/json"), refusal(401, "login_required"));
    await context.close();
  });
});
