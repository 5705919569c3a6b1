// Better Auth with its memory adapter, on a free loopback port. It writes its URL to stdout, and ends
// when its standard input ends.
import { createServer } from 'node:http';
import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { toNodeHandler } from 'better-auth/node';
import { admin, bearer } from 'better-auth/plugins';

const database = { user: [], session: [], account: [], verification: [] };

const options = {
  secret: 'a secret that is only for the tests of the sdk',
  database: memoryAdapter(database),
  emailAndPassword: { enabled: true },
  plugins: [bearer(), admin()],
  rateLimit: { enabled: true, window: 10, max: 20, storage: 'memory' },
  // Each test counts as a client of its own, because the rate limit counts per address.
  advanced: { ipAddress: { ipAddressHeaders: ['x-test-client'] } },
  telemetry: { enabled: false },
};

// What an administrator or the time does.
const changes = {
  '/test/ban': () => database.user.forEach((user) => (user.banned = true)),
  '/test/unban': () => database.user.forEach((user) => (user.banned = false)),
  '/test/expire': () =>
    database.session.forEach((session) => (session.expiresAt = new Date(Date.now() - 1000))),
};

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const url = `http://127.0.0.1:${server.address().port}`;
  const answer = toNodeHandler(betterAuth({ baseURL: url, ...options }));
  server.on('request', (request, response) => {
    const change = changes[request.url];
    if (change) {
      change();
      response.end();
    } else {
      answer(request, response);
    }
  });
  console.log(url);
});
process.stdin.on('end', () => process.exit()).resume();
