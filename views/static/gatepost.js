// What makes the forms more comfortable. Everything works without it.

const words = document.currentScript.dataset;

/** The words above a field, for buttons that belong to it. */
const labelOf = (input) => input.labels[0]?.textContent.trim() ?? "";

function addShowButton(input) {
  const button = document.createElement("button");
  const word = document.createElement("span");
  const field = document.createElement("span");
  button.type = "button"; // does not send the form
  button.className = "show-password";
  field.className = "visually-hidden";
  field.textContent = labelOf(input);
  button.append(word, " ", field);

  const show = (visible) => {
    input.type = visible ? "text" : "password";
    word.textContent = visible ? words.hide : words.show;
  };
  button.addEventListener("click", () => show(input.type === "password"));
  // Browsers offer to keep what was sent from a password field, and may show again what was not.
  input.form.addEventListener("submit", () => show(false));
  show(false);

  const box = document.createElement("div");
  box.className = "with-button";
  input.replaceWith(box);
  box.append(input, button);
}

/**
 * What base/visible_text.h and core/domain.h of the server have of an address: without what nobody
 * sees in it. Joiners belong to words of some scripts, where the last letter may be yet to come, and
 * to nothing in ASCII.
 */
function visible(address) {
  const seen = address.replace(/(?![\0-\x7f\u200c\u200d])[\p{DI}\p{White_Space}]/gu, "").trim();
  return /[^\0-\x7f\u200c\u200d]/.test(seen) ? seen : seen.replace(/[\u200c\u200d]/g, "");
}

/** Takes what came along unseen with a paste off an address, before the browser refuses it. */
function keepVisible(input) {
  const clean = () => {
    const address = visible(input.value);
    if (address !== input.value) input.value = address;
  };
  input.addEventListener("input", (event) => event.isComposing || clean());
  input.addEventListener("change", clean);
  // Some programs fill in a form without a word: a button comes before the browser's own check.
  input.form.addEventListener("click", clean);
  clean();
}

/** Lets a form be sent once, until its answer comes, or for as long as one can be expected. */
function guard(form) {
  const patience = 10_000; // milliseconds; a lost answer must not make the form useless
  let sentAt = -Infinity;
  const mark = (busy) => {
    for (const button of form.querySelectorAll("button:not([type=button])")) {
      if (busy) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
  };
  form.addEventListener("submit", (event) => {
    if (performance.now() - sentAt < patience) {
      event.preventDefault();
      return;
    }
    sentAt = performance.now();
    mark(true);
    setTimeout(() => mark(false), patience);
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    sentAt = -Infinity;
    mark(false);
  });
}

/** Tells in words how strong the password is, shortly after each change. Asks our own server only. */
function addStrengthHint(input) {
  const hint = document.getElementById(`${input.id}-strength`);
  const form = input.form;
  const pause = 400; // milliseconds
  let timer;
  let asking;

  async function ask() {
    const { signal } = (asking = new AbortController());
    const body = new URLSearchParams({
      csrf: form.elements.csrf.value,
      email: form.querySelector("[autocomplete=username]")?.value ?? "",
      password: input.value,
    });
    try {
      const answer = await fetch(input.dataset.strength, { method: "POST", body, signal });
      // Without an answer there is no hint; the form itself says it when it is sent.
      hint.textContent = answer.ok ? (await answer.json()).text : "";
    } catch {
      if (!signal.aborted) hint.textContent = "";
    }
  }

  const hush = () => {
    clearTimeout(timer);
    asking?.abort();
  };
  input.addEventListener("input", () => {
    hush();
    if (input.value === "") hint.textContent = "";
    else timer = setTimeout(ask, pause);
  });
  // The answer to the form may bring a new session, to which this page's token does not belong.
  form.addEventListener("submit", hush);
}

/** The address with the fragment added to where it goes on to, if it says that and has none yet. */
function goingOnTo(address, fragment) {
  const longest = 7500; // bytes; the server takes no address that is much longer
  const url = new URL(address);
  const next = url.searchParams.get("next");
  if (url.origin !== location.origin || next === null || next.includes("#")) return address;
  url.searchParams.set("next", next + fragment);
  return url.search.length <= longest ? url.href : address;
}

/**
 * A browser keeps the fragment of an address (#...) to itself, and carries it along redirects alone. So
 * a page on the way to somewhere else hands on the one that it came with.
 */
function handOnFragment(fragment) {
  for (const input of document.querySelectorAll("input[name=next]")) {
    if (input.value !== "" && !input.value.includes("#")) input.value += fragment;
  }
  for (const link of document.querySelectorAll("a[href*='next=']")) {
    link.href = goingOnTo(link.href, fragment);
  }
  // The page that waits for the mail has given the browser a cookie that says where to go on then.
  const here = new URL(location);
  here.hash = "";
  const onto = goingOnTo(here.href, fragment);
  if (document.querySelector("form[action='/resend']") && onto !== here.href) {
    fetch(onto, { keepalive: true }).catch(() => {});
  }
  const onward = document.querySelector("a[data-keep-fragment]");
  if (onward) location.replace(onward.href + fragment);
}

/**
 * The page that waits for the mail. Asks whether the link was followed elsewhere, ever less often, for as
 * long as the link lives and somebody looks; then goes on by the form that is there without a script.
 */
function goOnOnceConfirmed(form) {
  const soon = 2000; // milliseconds
  const longest = 60_000;
  const opened = performance.now();
  const lifetime = form.dataset.seconds * 1000;
  let seen = opened; // since when somebody looks
  let timer;

  const isOver = () => performance.now() - opened > lifetime;
  function later() {
    clearTimeout(timer);
    const pause = Math.min(Math.max(soon, (performance.now() - seen) / 20), longest);
    if (!document.hidden && !isOver()) timer = setTimeout(ask, pause);
  }
  async function ask() {
    let state;
    try {
      const answer = await fetch(form.dataset.state, { cache: "no-store" });
      if (answer.ok) ({ state } = await answer.json());
    } catch {
      // Without an answer the next one will do.
    }
    if (state === "confirmed") form.submit();
    else if (state === "gone") location.assign(form.dataset.gone);
    else later();
  }
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (document.hidden || isOver()) return;
    seen = performance.now();
    ask();
  });
  form.hidden = true;
  document.getElementById("watching").hidden = false;
  later();
}

/** A button that the server would refuse for some seconds more, and how many. */
function countDown(button) {
  const hint = document.getElementById(button.getAttribute("aria-describedby"));
  const shown = hint.querySelector(".countdown");
  const end = performance.now() + button.dataset.deadFor * 1000;
  const tick = () => {
    const left = Math.ceil((end - performance.now()) / 1000);
    button.disabled = left > 0;
    hint.hidden = left <= 0;
    shown.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (left <= 0) clearInterval(timer);
  };
  const timer = setInterval(tick, 1000);
  tick();
}

if (location.hash) handOnFragment(location.hash);
for (const input of document.querySelectorAll("input[type=password]")) addShowButton(input);
for (const input of document.querySelectorAll("input[type=email]:not([readonly])")) keepVisible(input);
for (const input of document.querySelectorAll("input[data-strength]")) addStrengthHint(input);
for (const form of document.forms) guard(form);
for (const form of document.querySelectorAll("form[data-state]")) goOnOnceConfirmed(form);
for (const button of document.querySelectorAll("button[data-dead-for]")) countDown(button);

// The browser may keep whole pages for its back button. A visitor who has logged out meanwhile must
// not find one that shows an account.
addEventListener("pageshow", (event) => {
  if (event.persisted && document.querySelector("form[action='/logout']")) location.reload();
});
