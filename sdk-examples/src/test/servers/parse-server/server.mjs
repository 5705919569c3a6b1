// Parse Server with PostgreSQL, on a free loopback port. It writes its URL to stdout, and ends when
// its standard input ends. The argument is the URL of the database.
import { createServer } from 'node:http';
import express from 'express';
import { ParseServer } from 'parse-server';

const app = express();
const server = createServer(app);
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const url = `http://127.0.0.1:${server.address().port}/parse`;

const parse = new ParseServer({
  databaseURI: process.argv[2],
  appId: 'app',
  masterKey: 'master',
  masterKeyIps: ['127.0.0.1'],
  serverURL: url,
  logsFolder: null,
  silent: true,
  // By default, an expired or deleted session is accepted from this cache for up to five seconds.
  cacheTTL: 1,
  rateLimit: [
    {
      requestPath: '/users/me',
      requestTimeWindow: 10000,
      requestCount: 20,
      zone: 'session',
      // Otherwise, Parse Server does not limit requests from its own address.
      includeInternalRequests: true,
    },
  ],
});
await parse.start();
app.use('/parse', parse.app);
process.stdin.on('end', () => process.exit()).resume();
console.log(url);
