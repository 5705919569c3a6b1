// Uses the page as a person does. Arguments: the address of the page, a directory for screenshots, Chromium.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [address, screenshots, executablePath] = process.argv.slice(2);
const ARGUMENTS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const SCREENS = [
  { name: "390-light", width: 390, height: 844, colorScheme: "light" },
  { name: "1280-dark", width: 1280, height: 900, colorScheme: "dark" },
];

async function open(screen, profile) {
  const context = await chromium.launchPersistentContext(profile,
    { executablePath, headless: true, args: ARGUMENTS, colorScheme: screen.colorScheme,
      viewport: { width: screen.width, height: screen.height } });
  context.setDefaultTimeout(60_000);
  return context;
}

/** Collects the errors of the page. */
function problemsOf(page) {
  const problems = [];
  page.on("pageerror", error => problems.push(error.message));
  page.on("console", message => {
    // Chromium reports each 401 and 503, which the story is about.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      problems.push(message.text());
    }
  });
  return problems;
}

/** What the steps do with the page; `step` takes a screenshot. */
function tools(screen, page) {
  let number = 0;
  return {
    page,
    button: name => page.getByRole("button", { name, exact: true }),
    status: text => page.locator("#status").filter({ hasText: text }).waitFor(),
    done: text => page.locator("#done").filter({ hasText: text }).waitFor(),
    step: async name => {
      const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
      assert.ok(fits, `${name} fits ${screen.name}`);
      const file = `${screen.name}-${++number}-${name.replaceAll(" ", "-")}.png`;
      await page.screenshot({ path: join(screenshots, file), fullPage: true });
      console.log(`${screen.name}: ${name}`);
    },
  };
}

async function signIn({ page, button, status, step }) {
  await page.goto(address);
  await status("401");
  await step("signed out");
  await page.getByRole("link", { name: "Sign in" }).press("Enter");
  await page.getByLabel("Ada Lovelace").check();
  await step("sign in at the provider");
  await button("Approve").press("Enter");
  await page.getByText("You are signed in.").waitFor();
  assert.equal(page.url(), address);
  await page.getByText("me.client.calls").first().waitFor();
  await step("signed in");
}

async function checkUser({ page, button, status }) {
  assert.deepEqual(await page.locator("#user dd").allInnerTexts().then(it => it.slice(0, 3)),
    ["Ada Lovelace", "ada@example.com", "admin, analyst"]);
  const session = (await page.context().cookies()).find(cookie => cookie.name === "JSESSIONID");
  assert.equal(session.httpOnly, true);
  assert.equal(session.sameSite, "Lax");
  await button("Administrators only").press("Enter");
  await status("/api/admin: 200");
}

async function checkHealth({ page }) {
  await page.locator("#health").filter({ hasText: "UP; the provider: UP (answered)" }).waitFor();
}

async function breakProvider({ page, button, status, done, step }) {
  await button("is down").press("Space");
  await done("The provider is down.");
  await button("Who am I?").click();
  await status("/api/me: 200");
  await step("down but cached");
  await button("Forget cached answers").click();
  await done("forgotten");
  await button("Who am I?").click();
  await status("/api/me: 503");
  await page.locator("#headers").filter({ hasText: "Retry-After" }).waitFor();
  await page.getByText("kind=unavailable").waitFor();
  await step("down");
}

async function limitRate({ page, button, status, done, step }) {
  await button("limits the rate").click();
  await done("limits the rate");
  await button("Who am I?").click();
  await status("/api/me: 503");
  await page.locator("#headers dd").filter({ hasText: "20" }).waitFor();
  await step("rate limit");
  await button("works").click();
  await done("The provider works.");
  await button("Who am I?").click();
  await status("/api/me: 200");
}

async function revokeToken({ page, button, status, done, step }) {
  await button("Revoke my token").click();
  await done("revoked");
  await button("Forget cached answers").click();
  await done("forgotten");
  await button("Who am I?").click();
  await status("/api/me: 401");
  await page.locator("#headers").filter({ hasText: "invalid_token" }).waitFor();
  await step("revoked");
}

async function signInWithoutRole({ page, button, status, step }) {
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("Grace Hopper").check();
  await button("Approve").click();
  await page.locator("#user-name").filter({ hasText: "Grace Hopper" }).waitFor();
  await button("Administrators only").click();
  await status("/api/admin: 403");
  await step("not an administrator");
  await button("Sign out").click();
  await status("401");
}

const STEPS = [
  signIn, checkUser, checkHealth, breakProvider, limitRate, revokeToken, signInWithoutRole,
];

async function story(screen) {
  const profile = mkdtempSync(join(tmpdir(), "me-backend-"));
  const context = await open(screen, profile);
  const page = context.pages()[0] ?? await context.newPage();
  const problems = problemsOf(page);
  const used = tools(screen, page);
  for (const part of STEPS) {
    await part(used);
  }
  const storage = await page.evaluate(() => localStorage.length + sessionStorage.length);
  assert.equal(storage, 0);
  assert.deepEqual(problems, []);
  await context.close();
  rmSync(profile, { recursive: true, force: true });
}

for (const screen of SCREENS) {
  await story(screen);
}
