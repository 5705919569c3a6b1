// An OpenID provider on a free port of 127.0.0.1. It prints its issuer to stdout, logs to stderr, and
// ends when its stdin ends. Its login page accepts every name and password. A second port speaks https and
// asks for a client certificate; the keys, certificates and secrets are in strong-clients.json.
import { generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
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

const strong = JSON.parse(readFileSync('strong-clients.json', 'utf8'));
const certificate = (ctx) => {
  const { raw } = ctx.socket.getPeerCertificate?.() ?? {};
  return raw && new X509Certificate(raw);
};
const confidentialClient = { ...browserClient, token_endpoint_auth_method: 'client_secret_basic' };
const boundClient = { ...browserClient, tls_client_certificate_bound_access_tokens: true };

const strongClients = [
  {
    ...confidentialClient,
    client_id: 'sdk-pushed',
    client_secret: strong.secret,
    require_pushed_authorization_requests: true,
  },
  {
    ...confidentialClient,
    client_id: 'sdk-eddsa',
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'EdDSA',
    jwks: { keys: [strong.signing] },
  },
  {
    ...confidentialClient,
    client_id: 'sdk-secret-jwt',
    client_secret: strong.secret,
    token_endpoint_auth_method: 'client_secret_jwt',
    id_token_signed_response_alg: 'HS256',
  },
  {
    ...browserClient,
    client_id: 'sdk-encrypted',
    jwks: { keys: strong.encryption },
    id_token_encrypted_response_alg: 'RSA-OAEP-256',
    id_token_encrypted_response_enc: 'A256GCM',
    userinfo_signed_response_alg: 'RS256',
    userinfo_encrypted_response_alg: 'ECDH-ES',
    userinfo_encrypted_response_enc: 'A128CBC-HS256',
  },
  {
    ...boundClient,
    client_id: 'sdk-tls',
    token_endpoint_auth_method: 'tls_client_auth',
    tls_client_auth_san_dns: 'sdk-tls.example.com',
  },
  {
    ...boundClient,
    client_id: 'sdk-self-signed',
    token_endpoint_auth_method: 'self_signed_tls_client_auth',
    jwks: { keys: [strong.selfSigned] },
  },
];

const configuration = {
  clients: [
    ...strongClients,
    { ...browserClient, client_id: 'sdk-login' },
    { ...browserClient, client_id: 'sdk-dpop', dpop_bound_access_tokens: true },
    { ...browserClient, client_id: 'sdk-signed', userinfo_signed_response_alg: 'RS256' },
    {
      ...browserClient,
      client_id: 'sdk-device',
      redirect_uris: [],
      response_types: [],
      grant_types: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
    },
    {
      client_id: 'sdk-backend',
      client_secret: 'sample-secret-of-sdk-backend',
      redirect_uris: [],
      response_types: [],
      grant_types: ['client_credentials'],
    },
  ],
  jwks: { keys: [key] },
  clientAuthMethods: [
    'none',
    'client_secret_basic',
    'client_secret_jwt',
    'private_key_jwt',
    'tls_client_auth',
    'self_signed_tls_client_auth',
  ],
  enabledJWA: { idTokenSigningAlgValues: ['RS256', 'HS256'] },
  features: {
    deviceFlow: { enabled: true },
    dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => true },
    jwtUserinfo: { enabled: true },
    encryption: { enabled: true },
    mTLS: {
      enabled: true,
      certificateBoundAccessTokens: true,
      selfSignedTlsClientAuth: true,
      tlsClientAuth: true,
      getCertificate: certificate,
      certificateAuthorized: (ctx) => ctx.socket.authorized,
      certificateSubjectMatches: (ctx, property, expected) =>
        property === 'tls_client_auth_san_dns' && certificate(ctx).checkHost(expected) === expected,
    },
    clientCredentials: { enabled: true },
    introspection: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: () => ({ scope: 'notes:read', accessTokenFormat: 'jwt' }),
    },
  },
  claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, name: `Person ${id}`, email: `${id}@example.com` }),
  }),
};

const tls = createTlsServer({ ...strong.tls, requestCert: true, rejectUnauthorized: false });
const server = createServer();
tls.listen(0, '127.0.0.1', () => {
  server.listen(0, '127.0.0.1', () => {
    const issuer = `http://127.0.0.1:${server.address().port}`;
    const alias = `https://127.0.0.1:${tls.address().port}`;
    configuration.discovery = {
      mtls_endpoint_aliases: {
        token_endpoint: `${alias}/token`,
        userinfo_endpoint: `${alias}/me`,
        pushed_authorization_request_endpoint: `${alias}/request`,
      },
    };
    const callback = new Provider(issuer, configuration).callback();
    server.on('request', callback);
    tls.on('request', callback);
    console.log(issuer);
  });
});
process.stdin.on('end', () => process.exit()).resume();
