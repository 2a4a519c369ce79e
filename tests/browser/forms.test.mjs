// Forms as people and password managers expect them: a button that shows the password, a hint while
// it is typed, one account for a double click, and no account page behind the back button.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import {
  followMail,
  launch,
  logOut,
  newAddress,
  openPage,
  password,
  signUp,
  site,
  words,
} from "./browser.mjs";
import { look } from "./looks.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const path = (page) => page.url().slice(site.length);
const showButton = (page, field) => page.getByRole("button", { name: `Show ${field}`, exact: true });
const hideButton = (page, field) => page.getByRole("button", { name: `Hide ${field}`, exact: true });
const hint = (page) => page.locator("#password-strength");

async function mailsTo(page, email) {
  await page.goto("/dev/mail/");
  return page.locator("tr", { hasText: email }).count();
}

for (const width of [320, 1280]) {
  describe(`${width} px`, () => {
    const open = (options = {}) =>
      openPage(browser, { viewport: { width, height: 800 }, ...options });

    test("a button shows the password and hides it again, with JavaScript", async () => {
      const { context, page, complaints } = await open();
      await page.goto("/register");
      const field = page.locator("#password");
      await field.fill(password);
      assert.equal(await field.getAttribute("type"), "password");
      await showButton(page, "Password").click();
      assert.equal(await field.getAttribute("type"), "text");
      assert.equal(await field.inputValue(), password);
      assert.equal(await page.locator("#confirm").getAttribute("type"), "password");
      await hint(page).filter({ hasText: "Strong." }).waitFor();
      await look(page);
      await hideButton(page, "Password").click();
      assert.equal(await field.getAttribute("type"), "password");
      assert.equal(path(page), "/register", "the button sends nothing");
      assert.deepEqual(complaints, []);
      await context.close();
    });

    test("there is no such button without JavaScript", async () => {
      const { context, page } = await open({ javaScriptEnabled: false });
      await page.goto("/register");
      assert.deepEqual(await page.locator("main button").allInnerTexts(), ["Sign up"]);
      assert.equal(await page.locator("#password").getAttribute("type"), "password");
      await page.fill("#email", newAddress());
      await page.fill("#password", "correct horse");
      await page.fill("#confirm", "something else");
      await page.click("main form[action='/register'] button[type=submit]");
      assert.match(await hint(page).innerText(), /^The password you entered: Good\./);
      await context.close();
    });
  });
}

test("nobody asks how strong a password is that was sent already", async () => {
  const { context, page } = await openPage(browser);
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  // The answer comes when the hint would have been asked for, if the form did not forbid it.
  await page.route("**/register", async (route) => {
    if (route.request().method() === "POST") await new Promise((done) => setTimeout(done, 1500));
    await route.continue();
  });
  await signUp(page, newAddress());
  await page.waitForURL((url) => url.pathname === "/unconfirmed");
  const sent = asked.lastIndexOf("/register");
  assert.deepEqual(
    asked.slice(sent).filter((path) => path === "/password-strength"),
    [],
  );
  await context.close();
});

test("a password can be pasted", async () => {
  const { context, page } = await openPage(browser);
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: site });
  await page.goto("/register");
  await page.fill("#email", "pasted words");
  await page.locator("#email").evaluate((field) => (field.type = "text"));
  await page.locator("#email").selectText();
  await page.keyboard.press("Control+C");
  for (const field of ["#password", "#confirm"]) {
    await page.focus(field);
    await page.keyboard.press("Control+V");
    assert.equal(await page.inputValue(field), "pasted words");
  }
  await context.close();
});

test("the hint follows what is typed and asks nobody else", async () => {
  const { context, page, complaints } = await openPage(browser);
  const asked = new Set();
  page.on("request", (request) => asked.add(new URL(request.url()).origin));
  await page.goto("/register");
  const field = page.locator("#password");
  assert.equal(await hint(page).innerText(), "");
  assert.equal(await hint(page).getAttribute("aria-live"), "polite");
  await field.pressSequentially("password");
  await hint(page).filter({ hasText: "Too easy to guess. Use three" }).waitFor();
  await field.fill("correct horse");
  await hint(page).filter({ hasText: "Good." }).waitFor();
  await field.fill("");
  await page.waitForFunction(() => document.querySelector("#password-strength").textContent === "");
  await field.fill("mike.miller");
  await page.fill("#email", "mike.miller@example.org");
  await field.press("End");
  await field.pressSequentially("x");
  await field.press("Backspace");
  await hint(page).filter({ hasText: "based on your email address" }).waitFor();
  assert.deepEqual([...asked], [site]);
  assert.deepEqual(complaints, []);
  await context.close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`a double click signs up once ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
    const { context, page, complaints } = await openPage(browser, { javaScriptEnabled });
    const email = newAddress();
    await page.goto("/register");
    await page.fill("#email", email);
    await page.fill("#password", password);
    await page.fill("#confirm", password);
    await page.dblclick("main form[action='/register'] button[type=submit]");
    // The second click breaks off the first one's navigation, so only the page itself tells.
    await page.getByRole("heading", { name: "Check your email" }).waitFor();
    assert.match(await words(page), /A confirmation email has been sent\./);
    await followMail(page, email);
    assert.match(await words(page), /You have confirmed your account\. Thanks!/);
    assert.equal(await mailsTo(page, email), 1);
    assert.deepEqual(complaints, []);
    await context.close();
  });
}

test("the password is hidden again when the form is sent", async () => {
  const { context, page } = await openPage(browser);
  await page.goto("/login");
  await page.fill("#email", newAddress());
  await page.fill("#password", password);
  await showButton(page, "Password").click();
  const sent = await page.evaluate(() => {
    const form = document.querySelector("form[action='/login']");
    const submitted = new Promise((resolve) => {
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        resolve(document.querySelector("#password").type);
      });
    });
    form.querySelector("button[type=submit]").click();
    return submitted;
  });
  assert.equal(sent, "password");
  const button = page.locator("main form[action='/login'] button[type=submit]");
  assert.equal(await button.getAttribute("aria-disabled"), "true");
  await context.close();
});

test("the back button after logging out shows no account page", async () => {
  const { context, page } = await openPage(browser);
  const email = newAddress();
  await signUp(page, email);
  await followMail(page, email);
  await page.goto("/profile");
  assert.ok((await words(page)).includes(email));
  await logOut(page);
  await page.waitForURL((url) => url.pathname === "/login"); // else going back breaks it off
  await page.goBack();
  await page.waitForURL((url) => url.pathname === "/login");
  assert.ok(!(await words(page)).includes(email));
  await context.close();
});

test("an old button to log out, in whatever state", async () => {
  const { context, page } = await openPage(browser);
  const email = newAddress();
  await signUp(page, email);
  const second = await context.newPage();
  await second.goto("/unconfirmed");
  // It would hear of the other one's, and go by itself.
  await second.route("**/unconfirmed/state", (route) => route.abort());
  await logOut(page);
  await logOut(second);
  assert.equal(path(second), "/login");
  assert.match(await words(second), /You were logged out\./);
  await context.close();
});

test("an address that was typed outlives the session", async () => {
  const { context, page } = await openPage(browser);
  const [email, other] = [newAddress(), newAddress()];
  await signUp(page, email);
  await followMail(page, email);
  await page.goto("/address");
  const second = await context.newPage();
  await second.goto("/profile");
  await logOut(second);
  await page.fill("#email", other);
  await page.fill("#current", password);
  await page.click("main form[action='/address'] button[type=submit]");
  assert.match(await words(page), /Your session has ended\. Nothing was changed\./);
  await page.fill("#email", email);
  await page.fill("#password", password);
  await page.click("main form[action='/login'] button[type=submit]");
  assert.equal(path(page), "/address");
  assert.equal(await page.inputValue("#email"), other);
  assert.equal(await page.inputValue("#current"), "");
  await context.close();
});

test("the icon has its old address too, and no page wants to be found", async () => {
  const { context } = await openPage(browser);
  const icon = await context.request.get("/favicon.ico");
  assert.equal(icon.status(), 200);
  assert.match(icon.headers()["content-type"], /^image\/svg\+xml/);
  for (const address of ["/login", "/nothing-here", "/static/nothing-here"]) {
    const answer = await context.request.get(address);
    assert.equal(answer.headers()["x-robots-tag"], "noindex", address);
  }
  await context.close();
});
