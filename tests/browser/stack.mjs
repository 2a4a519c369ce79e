// The stack that the tests look at, and what they ask of it behind the browser's back.

import { execFileSync } from "node:child_process";

export const site = process.env.SITE;
if (!site) throw new Error("SITE is not set: the script run starts a stack and sets it");

export const password = "correct horse battery staple";

let last = 0;
/** An address that nobody has used yet. */
export function newAddress() {
  last += 1;
  return `visitor-${process.pid}-${Date.now()}-${last}@example.org`;
}

function sql(input) {
  execFileSync(new URL("../stack/stack", import.meta.url).pathname, ["sql"], { input });
}

/** Lets the stack's database believe that the password was given long ago in all its sessions. */
export function forgetProof(email) {
  sql(`UPDATE sessions SET proved_on = proved_on - INTERVAL 1 HOUR
    WHERE account_id = (SELECT id FROM accounts WHERE email_key = '${email}')`);
}

/** Lets it believe that strangers have tried as many passwords as anybody may. */
export function useUpGuesses(email) {
  sql(`REPLACE INTO limits (limit_key, full_on)
    VALUES ('guesses-in-a-row ${email}', UTC_TIMESTAMP(6) + INTERVAL 10000 * 30 DAY)`);
}

/** Lets the account need the approval of an administrator. */
export function needApproval(email) {
  sql(`UPDATE accounts SET needs_approval = TRUE, reason = 'a reader' WHERE email_key = '${email}'`);
}

/** What a command of the program prints, on the stack. */
export function gatepost(...command) {
  return gatepostWith("", ...command);
}

/** The same for a command that reads `input`. */
function gatepostWith(input, ...command) {
  const settings = `${process.env.VAR}/gatepost.toml`;
  return execFileSync(process.env.GATEPOST, ["--config", settings, ...command], {
    encoding: "utf8",
    input,
    stdio: ["pipe", "pipe", "ignore"],
  });
}

/** Opens a confirmed account; with "--admin" an administrator's. */
export function createAccount(email, ...options) {
  gatepostWith(`${password}\n`, "user", "create", "--confirmed", ...options, email);
}

/** Lets a mail have failed for good, with these words of the mail server. */
export function failMail(email, words) {
  sql(`UPDATE outbox SET status = 'failed', last_error = '${words}', finished_on = UTC_TIMESTAMP(6)
    WHERE recipient = '${email}'`);
}
