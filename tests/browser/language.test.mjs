// The site in a visitor's own language: what the browser asks for, and what is chosen on the page.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { launch, newAddress, openMail, openPage, sendSignUp, words } from "./browser.mjs";
import { look } from "./looks.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const languages = {
  "de-AT": { tag: "de", sign_up: "Registrieren", check_mail: "Bitte prüfen Sie Ihr Postfach" },
  "es-MX": { tag: "es", sign_up: "Crear cuenta", check_mail: "Revise su correo" },
  "fr-CA": { tag: "fr", sign_up: "S’inscrire", check_mail: "Consultez votre messagerie" },
};
const viewports = { "320 px": { width: 320, height: 640 }, "1280 px": { width: 1280, height: 800 } };

const lang = (page) => page.locator("html").getAttribute("lang");
const heading = (page) => page.locator("h1").innerText();

for (const [size, viewport] of Object.entries(viewports)) {
  for (const [locale, { tag, sign_up, check_mail }] of Object.entries(languages)) {
    describe(`${locale}, ${size}`, () => {
      test("a sign-up, and its mail", async () => {
        const { context, page, complaints } = await openPage(browser, { viewport, locale });
        for (const path of ["/", "/login", "/forgot", "/nowhere", "/register"]) {
          await page.goto(path);
          assert.equal(await lang(page), tag, path);
          await look(page);
        }
        assert.equal(await heading(page), sign_up);
        const email = newAddress();
        await sendSignUp(page, email);
        assert.equal(await heading(page), check_mail);
        await look(page);
        await openMail(page, email);
        assert.match(await page.locator("#text").innerText(), /^(Guten Tag,|Hola:|Bonjour,)/);
        assert.deepEqual(complaints.filter((text) => !text.includes("404")), []);
        await context.close();
      });
    });
  }

  test(`another language is chosen, comes back to the page, and stays, ${size}`, async () => {
    const { context, page, complaints } = await openPage(browser, { viewport, locale: "de-DE" });
    await page.goto("/forgot");
    await page.locator("footer").getByRole("button", { name: "Español" }).click();
    await page.locator("html[lang=es]").waitFor();
    assert.match(page.url(), /\/forgot$/);
    assert.match(await words(page), /Crear una contraseña nueva/);
    await page.goto("/");
    assert.equal(await lang(page), "es");
    // What nginx says by itself.
    await page.goto("/static/nowhere");
    assert.equal(await heading(page), "Página no encontrada");
    assert.deepEqual(complaints.filter((text) => !text.includes("404")), []);
    await context.close();
  });
}
