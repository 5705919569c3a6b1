// Everything this page knows, the backend says. The access token stays in the backend's session.

const METERS = [
  ["me.client.calls", "kind"],
  ["me.client.attempts", "status"],
  ["cache.gets", "result"],
];

const MEANINGS = {
  200: "The backend knows who you are.",
  403: "You are signed in, but you may not do this.",
  503: "The provider fails, so the backend cannot tell who you are. You are still signed in.",
};

const find = id => document.getElementById(id);
const show = (id, visible) => { find(id).hidden = !visible; };
const say = (id, text) => { find(id).textContent = text; };

function csrfToken() {
  const cookie = document.cookie.split("; ").find(it => it.startsWith("XSRF-TOKEN="));
  return cookie ? decodeURIComponent(cookie.slice("XSRF-TOKEN=".length)) : "";
}

async function change(method, path) {
  const response = await fetch(path, { method, headers: { "X-XSRF-TOKEN": csrfToken() } });
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status}`);
  }
}

/** Sends a request as the person on the page, and shows the whole response. */
async function ask(path) {
  say("status", "…");
  const started = performance.now();
  const response = await fetch(path);
  const body = await response.text();
  const took = Math.round(performance.now() - started);
  say("status", `${path}: ${response.status} in ${took} ms`);
  find("status").className = response.ok ? "status good" : "status bad";
  say("meaning", meaning(response));
  find("headers").replaceChildren(...["Retry-After", "WWW-Authenticate"]
    .filter(name => response.headers.has(name))
    .flatMap(name => [element("dt", name), element("dd", response.headers.get(name))]));
  say("body", pretty(body));
  show("body", body !== "");
  showUser(response, path === "/api/me" ? body : "");
  await refreshMetrics();
}

function meaning(response) {
  if (response.status === 401) {
    return isRejected(response)
      ? "The provider rejects your token. Sign in again."
      : "You are not signed in."
  }
  return MEANINGS[response.status] ?? "";
}

/** A challenge without an error means that there was no token (RFC 6750, section 3.1). */
function isRejected(response) {
  return (response.headers.get("WWW-Authenticate") ?? "").includes("error=");
}

function showUser(response, body) {
  const isSignedOut = response.status === 401;
  show("sign-in", isSignedOut);
  show("sign-out", !isSignedOut || isRejected(response));
  find("account").disabled = isSignedOut && !isRejected(response);
  if (response.ok && body) {
    const user = JSON.parse(body);
    say("who", "You are signed in.");
    say("user-name", user.name ?? "–");
    say("user-email", user.email ?? "–");
    say("user-roles", user.roles?.join(", ") || "none");
    say("user-subject", user.subject);
    show("user", true);
  } else if (!response.ok && response.status !== 403) {
    say("who", meaning(response));
    show("user", false);
  }
}

async function refreshMetrics() {
  const health = await (await fetch("/actuator/health")).json();
  say("health", `${health.status}; the provider: ${health.components?.me?.details?.me ?? "unknown"}`);
  const rows = (await Promise.all(METERS.map(([meter, tag]) => counts(meter, tag)))).flat();
  find("metrics").replaceChildren(...rows.map(row => {
    const line = element("tr", "");
    line.append(...row.map(cell => element("td", cell)));
    return line;
  }));
  show("meters", rows.length > 0);
  show("no-metrics", rows.length === 0);
}

/** Returns a row for each value of the tag; none before the first call or without a sign-in. */
async function counts(meter, tag) {
  const response = await fetch(`/actuator/metrics/${meter}`);
  if (!response.ok) {
    return [];
  }
  const values = (await response.json()).availableTags.find(it => it.tag === tag)?.values ?? [];
  return Promise.all(values.sort().map(async value => {
    const one = await fetch(`/actuator/metrics/${meter}?tag=${tag}:${encodeURIComponent(value)}`);
    const count = (await one.json()).measurements.find(it => it.statistic === "COUNT").value;
    return [meter, `${tag}=${value}`, String(count)];
  }));
}

function element(name, text) {
  const created = document.createElement(name);
  created.textContent = text;
  return created;
}

function pretty(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** Shows which outage the provider has: it stays when the page is loaded again. */
async function showOutage() {
  const outage = await (await fetch("/trouble/outage")).json();
  for (const button of document.querySelectorAll("[data-outage]")) {
    const isCurrent = button.dataset.outage === outage;
    button.setAttribute("aria-pressed", String(isCurrent));
    if (isCurrent) {
      say("done", `The provider ${button.textContent}.`);
    }
  }
}

/** Runs an action for each click; a failure is shown and not lost. */
function onClick(target, action) {
  target.addEventListener("click", () => action().catch(e => say("done", `Failed: ${e.message}`)));
}

function trouble(id, method, path, done) {
  onClick(find(id), async () => {
    await change(method, path);
    say("done", done);
  });
}

document.querySelectorAll("[data-ask]").forEach(button =>
  onClick(button, () => ask(button.dataset.ask)));
document.querySelectorAll("[data-outage]").forEach(button =>
  onClick(button, async () => {
    await change("PUT", `/trouble/outage/${button.dataset.outage}`);
    await showOutage();
  }));
trouble("suspend", "PUT", "/trouble/suspension", "The provider has suspended you.");
trouble("reinstate", "DELETE", "/trouble/suspension", "The provider knows you again.");
trouble("revoke", "DELETE", "/trouble/token", "The provider has revoked your token.");
trouble("forget", "DELETE", "/trouble/cache", "The backend has forgotten its answers.");
onClick(find("sign-out"), async () => {
  await change("POST", "/logout");
  location.assign("/");
});

show("notice", location.search === "?failed");
await showOutage();
await ask("/api/me");
