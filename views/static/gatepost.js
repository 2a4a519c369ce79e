// What makes the forms more comfortable. Everything works without it.

const words = document.currentScript.dataset;

/** The words above a field, for buttons that belong to it. */
const labelOf = (input) => input.labels[0]?.textContent.trim() ?? "";

/** Tells those who cannot see it. */
function announce(text) {
  document.getElementById("announcement").textContent = text;
}

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
  button.addEventListener("click", () => {
    const visible = input.type === "password";
    show(visible);
    announce(visible ? words.shown : words.hidden);
  });
  // Browsers offer to keep what was sent from a password field, and may show again what was not.
  input.form.addEventListener("submit", () => show(false));
  show(false);

  const box = document.createElement("div");
  box.className = "with-button password";
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

/** Takes what came along unseen with a paste off an address. */
function keepVisible(input) {
  const clean = () => {
    const address = visible(input.value);
    if (address !== input.value) input.value = address;
  };
  input.addEventListener("input", (event) => event.isComposing || clean());
  input.addEventListener("change", clean);
  // Some programs fill in a form without a word.
  input.form.addEventListener("click", clean);
  clean();
}

/** Shows that a button's form is on its way, or no more, where it can in words of the button's own. */
function toggleBusy(button) {
  const text = button.firstChild;
  if ("busy" in button.dataset)
    [text.data, button.dataset.busy] = [button.dataset.busy, text.data];
  button.classList.toggle("busy");
}

/** Lets a form be sent once, until its answer comes, or for as long as one can be expected. */
function guard(form) {
  // Milliseconds. A lost answer must not make the form useless; one that is a file leaves the page.
  const patience = "stays" in form.dataset ? 1_000 : 10_000;
  let sent; // the button that sent it
  let timer;
  const mark = (button) => {
    for (const each of form.querySelectorAll("button:not([type=button])")) {
      if (button) each.setAttribute("aria-disabled", "true");
      else each.removeAttribute("aria-disabled");
    }
    for (const each of [sent, button]) if (each && each !== form) toggleBusy(each);
    sent = button;
  };
  const release = () => {
    clearTimeout(timer);
    if (sent) mark(undefined);
  };
  form.addEventListener("submit", (event) => {
    if (sent) {
      event.preventDefault();
      return;
    }
    mark(event.submitter ?? form);
    announce(sent.dataset.busy ? sent.firstChild.data : words.busy);
    timer = setTimeout(release, patience);
  });
  addEventListener("pageshow", (event) => event.persisted && release());
  // It stops what the browser is loading.
  addEventListener("keydown", (event) => event.key === "Escape" && release());
}

/** Tells in words how strong the password is, shortly after each change. Asks our own server only. */
function addStrengthHint(input) {
  const hint = document.getElementById(`${input.id}-strength`);
  const form = input.form;
  const pause = 400; // milliseconds
  let timer;
  let asking;

  function show(judged) {
    hint.textContent = judged?.text ?? "";
    hint.dataset.score = judged?.score ?? "none";
  }

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
      show(answer.ok ? await answer.json() : undefined);
    } catch {
      if (!signal.aborted) show();
    }
  }

  const hush = () => {
    clearTimeout(timer);
    asking?.abort();
  };
  input.addEventListener("input", () => {
    hush();
    if (input.value === "") show();
    else timer = setTimeout(ask, pause);
  });
  // The answer to the form may bring a new session, to which this page's token does not belong.
  form.addEventListener("submit", hush);
  if (hint.textContent === "") show(); // the bar alone
}

/** Tells the time where the visitor is. Without it, or where that is UTC, the server's stays. */
function showLocalTimes() {
  const { lang } = document.documentElement;
  const locale = navigator.languages.find((each) => each.startsWith(lang)) ?? lang;
  const format = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  });
  if (format.resolvedOptions().timeZone === "UTC") return;
  for (const time of document.querySelectorAll("time[datetime*=T]")) {
    const instant = new Date(time.dateTime);
    if (!Number.isNaN(instant.getTime())) time.textContent = format.format(instant);
  }
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
    if (!document.hidden) timer = setTimeout(ask, pause);
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
    else if (isOver()) watch(false);
    else later();
  }
  /** Until nobody asks any more: then there is the button for it, and the link has expired. */
  function watch(goesOn) {
    form.classList.toggle("over", !goesOn);
    document.querySelector("form.code").hidden = !goesOn;
    document.getElementById("watching").hidden = !goesOn;
    document.getElementById("expired").hidden = goesOn;
  }
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (document.hidden) return;
    seen = performance.now();
    ask();
  });
  watch(true);
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
showLocalTimes();

// The browser may keep whole pages for its back button. A visitor who has logged out meanwhile must
// not find one that shows an account.
addEventListener("pageshow", (event) => {
  if (event.persisted && document.querySelector("form[action='/logout']")) location.reload();
});
