// The administration, as those who run the site meet it: each page and each action, on the narrowest
// phone and on a desk, in light and dark.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, describe, test } from "node:test";

import { createAccount, failMail, forgetProof, launch, logIn } from "./browser.mjs";
import { needApproval, newAddress, openMailAbout, openPage, password, words } from "./browser.mjs";
import { look, unseen } from "./looks.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const headline = (page) => page.locator("h1").innerText();
const notice = (page) => page.locator(".notice").innerText();

for (const width of [320, 1280]) {
  describe(`${width} px`, { concurrency: 2 }, () => {
    const open = (options = {}) =>
      openPage(browser, { viewport: { width, height: 800 }, ...options });

    /** An administrator at the first page of the administration. */
    async function openAdmin() {
      const opened = await open();
      const email = newAddress();
      createAccount(email, "--admin");
      await opened.page.goto("/admin");
      await logIn(opened.page, email);
      return { email, ...opened };
    }

    /** The page of an account, found by the beginning of its address. */
    async function find(page, email) {
      await page.goto("/admin/accounts");
      await page.fill("#q", email.slice(0, -4));
      await page.getByRole("button", { name: "Search" }).click();
      await look(page);
      await page.getByRole("link", { name: email }).click();
    }

    /** Opens what says what will happen, looks at it, and presses its button. */
    async function act(page, action, fill = async () => {}) {
      const details = page.locator(`details#${action}`);
      await details.locator("summary").click();
      await fill(details);
      await look(page);
      await details.getByRole("button").last().click();
    }

    test("the navigation leads to a first page that says what to do", async () => {
      const { context, page, email } = await openAdmin();
      assert.equal(await headline(page), "Administration");
      await page.goto("/");
      await page.getByRole("link", { name: "Administration" }).click();
      await look(page);
      assert.equal(await headline(page), "Administration");
      for (const name of ["Accounts", "Sign-ups", "Invitations", "Email", "Events"]) {
        await page.locator("nav.places").getByRole("link", { name }).click();
        await look(page);
        assert.equal(await page.locator(".places [aria-current=page]").innerText(), name);
      }
      forgetProof(email);
      await page.goto("/admin/accounts?q=somebody");
      assert.equal(await headline(page), "Enter your password");
      await look(page);
      await page.fill("#proof", "not this one");
      await page.getByRole("button", { name: "Continue" }).click();
      await look(page);
      await page.fill("#proof", password);
      await page.getByRole("button", { name: "Continue" }).click();
      assert.equal(await headline(page), "Accounts");
      assert.equal(await page.inputValue("#q"), "somebody");
      await context.close();
    });

    test("to others nothing is there", async () => {
      const { context, page } = await open();
      const email = newAddress();
      createAccount(email);
      await page.goto("/login");
      await logIn(page, email);
      assert.equal(await page.getByRole("link", { name: "Administration" }).count(), 0);
      assert.equal((await page.goto("/admin")).status(), 404);
      await context.close();
    });

    test("statistics are drawn, and are a table as well", async () => {
      const { context, page } = await openAdmin();
      await page.getByRole("link", { name: "Statistics" }).click();
      assert.equal(await headline(page), "Statistics");
      await look(page);
      await page.getByText("The days as a table").click();
      await look(page);
      await page.getByRole("link", { name: "7 days", exact: true }).click();
      assert.equal(await page.locator("details tbody tr").count(), 7);
      await context.close();
    });

    test("sign-ups are approved and refused", async () => {
      const { context, page } = await openAdmin();
      const [ada, bob] = [newAddress(), newAddress()];
      for (const email of [ada, bob]) {
        createAccount(email);
        needApproval(email);
      }
      await page.goto("/admin/sign-ups");
      await look(page);
      const card = (email) => page.locator(".cards > li", { hasText: email });
      await card(ada).getByRole("button", { name: "Approve" }).click();
      assert.match(await notice(page), /is approved/);
      await card(bob).locator("summary").click();
      await look(page);
      await card(bob).getByRole("button", { name: "Refuse and delete" }).click();
      assert.match(await notice(page), /is refused and deleted/);
      assert.equal(await card(bob).count(), 0);
      await context.close();
    });

    test("invitations are made, copied and withdrawn", async () => {
      const { context, page } = await openAdmin();
      const email = newAddress();
      await page.goto("/admin/invitations");
      await page.fill("#email", "no address");
      await page.fill("#uses", "0");
      await page.getByRole("button", { name: "Create invitation" }).click();
      assert.match(await page.getByRole("alert").innerText(), /Enter a number from 1 to/);
      await look(page);
      await page.fill("#email", email);
      await page.fill("#uses", "1");
      await page.getByRole("button", { name: "Create invitation" }).click();
      const card = page.locator(".cards > li", { hasText: email });
      assert.match(await card.getByRole("textbox").inputValue(), /\/invitation\/\S{20}/);
      await card.locator("summary").click();
      await look(page);
      await card.getByRole("button", { name: "Withdraw the invitation" }).click();
      assert.match(await notice(page), /is withdrawn/);
      assert.match(await card.innerText(), /withdrawn/);
      await context.close();
    });

    test("email is tested, tried again and sent once more", async () => {
      const { context, page } = await openAdmin();
      const email = newAddress();
      await page.goto("/admin/mail");
      await page.fill("#email", "nowhere");
      await page.getByRole("button", { name: "Send a test email" }).click();
      await look(page);
      await page.fill("#email", email);
      await page.getByRole("button", { name: "Send a test email" }).click();
      assert.match(await notice(page), /is on its way/);
      await openMailAbout(page, email, "");
      failMail(email, "550 5.1.1 mailbox unavailable");
      await page.goto("/admin/mail?state=failed");
      const row = page.locator("tr", { hasText: email });
      assert.match(await row.innerText(), /550 5\.1\.1 mailbox unavailable/);
      await look(page);
      await row.getByRole("button", { name: "Try now" }).click();
      assert.match(await notice(page), /trying to send the email again/);
      for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
        await page.goto("/admin/mail?state=sent");
        if ((await row.count()) > 0) break;
      }
      await look(page);
      await row.first().getByRole("button", { name: "Send again" }).click();
      assert.match(await notice(page), /sending the email once more/);
      await context.close();
    });

    test("an account is looked at and changed", async () => {
      const { context, page } = await openAdmin();
      const email = newAddress();
      createAccount(email);
      const member = await open();
      await member.page.goto("/login");
      await logIn(member.page, email);
      await find(page, email);
      await look(page);

      await act(page, "join", (details) => details.locator("#group").fill("No Group"));
      assert.match(await page.getByRole("alert").innerText(), /lower-case letters/);
      await look(page);
      await page.fill("#group", "editors");
      await page.getByRole("button", { name: "Add to the group" }).click();
      assert.match(await notice(page), /is in the group now/);
      await page.locator("summary", { hasText: "Take it out of the group" }).click();
      await look(page);
      await page.getByRole("button", { name: "Take out of editors" }).click();
      assert.match(await notice(page), /no longer in the group/);

      await page.locator("summary", { hasText: "Log out" }).click();
      await look(page);
      await page.getByRole("button", { name: "Log this device out" }).click();
      assert.match(await notice(page), /device is logged out/);
      await member.page.goto("/login");
      await logIn(member.page, email);
      await page.reload();
      await act(page, "end-sessions");
      assert.match(await notice(page), /Everyone is logged out/);

      await act(page, "send-reset");
      assert.match(await notice(page), /on its way/);
      await act(page, "admin-on");
      assert.match(await notice(page), /is an administrator now/);
      await act(page, "admin-off");
      assert.match(await notice(page), /no longer an administrator/);
      await act(page, "lock", (details) => details.locator("#tell").check());
      assert.match(await notice(page), /is locked/);
      await act(page, "unlock");
      assert.match(await notice(page), /is unlocked/);
      await member.context.close();
      await context.close();
    });

    test("an address and a password ask for the administrator's own", async () => {
      const { context, page } = await openAdmin();
      const [email, other] = [newAddress(), newAddress()];
      createAccount(email);
      await find(page, email);
      await act(page, "set-password", async (details) => {
        await details.locator("#password").fill("three other random words");
        await details.locator("#password-current").fill("not this one");
      });
      assert.match(await page.getByRole("alert").innerText(), /isn't your current password/);
      await look(page);
      await page.fill("#password", "three other random words");
      await page.fill("#password-current", password);
      await page.getByRole("button", { name: "Set the password" }).click();
      assert.match(await notice(page), /The new password is set/);
      await act(page, "set-email", async (details) => {
        await details.locator("#email").fill(other);
        await details.locator("#email-current").fill(password);
      });
      assert.match(await notice(page), /The address is changed/);
      assert.equal(await headline(page), other);
      await context.close();
    });

    test("an account is confirmed, closed and deleted", async () => {
      const { context, page } = await openAdmin();
      const [pending, gone] = [newAddress(), newAddress()];
      const visitor = await open();
      await visitor.page.goto("/register");
      for (const [field, value] of [["email", pending], ["password", password], ["confirm", password]])
        await visitor.page.fill(`#${field}`, value);
      await visitor.page.click("main form[action='/register'] button[type=submit]");
      await visitor.page.waitForURL("**/unconfirmed");
      await find(page, pending);
      await act(page, "confirm");
      assert.match(await notice(page), /is confirmed/);
      await act(page, "close");
      assert.match(await notice(page), /will be deleted/);
      await look(page);
      createAccount(gone);
      await find(page, gone);
      await act(page, "delete");
      assert.match(await notice(page), /The account is deleted/);
      await page.goto("/admin/events?kind=account_removed");
      assert.match(await words(page), /Account deleted at once/);
      await look(page);
      await visitor.context.close();
      await context.close();
    });
  });
}

test("no page was forgotten", () => {
  const pages = JSON.parse(execFileSync(process.env.GATEPOST, ["pages", "list", "--json"]));
  // The page that asks for the password stands in the place of the one that was wanted.
  const wanted = pages.filter(({ path }) => path.startsWith("/admin") && path !== "/admin/proof");
  assert.deepEqual(unseen(wanted), [], "pages that no test here has looked at");
});
