// An OpenID provider on a free port of 127.0.0.1. It prints its issuer to stdout, logs to stderr, and
// ends when its stdin ends. Its login page accepts every name and password.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

console.info = console.warn = console.error;

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = { ...rsa.privateKey.export({ format: 'jwk' }), kid: 'rsa-1', use: 'sig', alg: 'RS256' };

const browserClient = {
  application_type: 'native',
  token_endpoint_auth_method: 'none',
  redirect_uris: ['http://127.0.0.1/callback'],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
};

const configuration = {
  clients: [
    { ...browserClient, client_id: 'sdk-login' },
    { ...browserClient, client_id: 'sdk-signed', userinfo_signed_response_alg: 'RS256' },
    {
      ...browserClient,
      client_id: 'sdk-device',
      redirect_uris: [],
      response_types: [],
      grant_types: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
    },
  ],
  jwks: { keys: [key] },
  features: { deviceFlow: { enabled: true }, jwtUserinfo: { enabled: true } },
  claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, name: `Person ${id}`, email: `${id}@example.com` }),
  }),
};

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  server.on('request', new Provider(issuer, configuration).callback());
  console.log(issuer);
});
process.stdin.on('end', () => process.exit()).resume();
