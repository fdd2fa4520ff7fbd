import { createHash, createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { CreateExportTaskCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListComponentsCommand } from '@aws-sdk/client-imagebuilder';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientsOf, openTestAccount, type TestAccount, testKey } from '../../../tests/conformance/fixture/account.ts';
import { coverage, services } from '../services.ts';

let test: TestAccount;
beforeAll(async () => {
  test = await openTestAccount();
});
afterAll(() => test.close());

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A plain request, of which everything can be wrong. */
function send({ method = 'POST', path = '/ListComponents', headers = {}, body = '{}' }: Sent): Promise<Answer> {
  const { hostname, port } = new URL(test.account.endpoint);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

interface Signing {
  readonly date?: string;
  readonly service?: string;
  readonly region?: string;
  readonly signedHeaders?: readonly string[];
  readonly secret?: string;
  readonly accessKeyId?: string;
  readonly path?: string;
  readonly method?: string;
}

/** Signs as botocore does: host and date, no hash of the content. Written out here, independent of the code under test. */
function signed(body: string, signing: Signing = {}): Record<string, string> {
  const { host } = new URL(test.account.endpoint);
  const { service = 'imagebuilder', region = 'us-east-1', secret = testKey.secretAccessKey, accessKeyId = testKey.accessKeyId } = signing;
  const date = signing.date ?? new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const values: Record<string, string> = { 'content-type': 'application/json', host, 'x-amz-date': date };
  const names = signing.signedHeaders ?? Object.keys(values);
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  const mac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const canonical = [
    signing.method ?? 'POST',
    signing.path ?? '/ListComponents',
    '',
    ...names.map((name) => `${name}:${values[name]}`),
    '',
    names.join(';'),
    sha(body),
  ].join('\n');
  const scope = `${date.slice(0, 8)}/${region}/${service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha(canonical)].join('\n');
  const key = mac(mac(mac(mac(`AWS4${secret}`, date.slice(0, 8)), region), service), 'aws4_request');
  const signature = mac(key, toSign).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { ...values, authorization };
}

describe('the endpoint', () => {
  it('accepts a request that botocore would sign', async () => {
    const answer = await send({ headers: signed('{}') });
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
    expect(JSON.parse(answer.body)).toEqual({ requestId: answer.headers['x-amzn-requestid'], componentVersionList: [] });
  });

  it.each([
    { title: 'is not signed', headers: () => ({}), status: 403, code: 'MissingAuthenticationTokenException' },
    {
      title: 'is signed in another way',
      headers: () => ({ authorization: 'Bearer token' }),
      status: 400,
      code: 'IncompleteSignatureException',
    },
    {
      title: 'is signed with another secret',
      headers: () => signed('{}', { secret: 'guessed' }),
      status: 403,
      code: 'InvalidSignatureException',
    },
    {
      title: 'is signed with another key',
      headers: () => signed('{}', { accessKeyId: 'AKIAOTHER' }),
      status: 403,
      code: 'UnrecognizedClientException',
    },
    { title: 'was signed for another body', headers: () => signed('{"maxResults":1}'), status: 403, code: 'InvalidSignatureException' },
    {
      title: 'was signed an hour ago',
      headers: () => signed('{}', { date: hoursFromNow(-1) }),
      status: 403,
      code: 'InvalidSignatureException',
    },
    {
      title: 'will be signed in an hour',
      headers: () => signed('{}', { date: hoursFromNow(1) }),
      status: 403,
      code: 'InvalidSignatureException',
    },
    {
      title: 'leaves its host unsigned',
      headers: () => signed('{}', { signedHeaders: ['x-amz-date'] }),
      status: 403,
      code: 'InvalidSignatureException',
    },
    {
      title: 'carries the token of a session',
      headers: () => ({ ...signed('{}'), 'x-amz-security-token': 't' }),
      status: 403,
      code: 'UnrecognizedClientException',
    },
    {
      title: 'declares the hash of another body',
      headers: () => ({ ...signed('{}'), 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }),
      status: 403,
      code: 'InvalidSignatureException',
    },
    {
      title: 'is for a Region that there is not',
      headers: () => signed('{}', { region: 'mars-north-1' }),
      status: 403,
      code: 'InvalidSignatureException',
    },
    {
      title: 'is for a service that is not here',
      headers: () => signed('{}', { service: 'polly' }),
      status: 400,
      code: 'UnsupportedOperationException',
    },
  ])('refuses a request that $title', async ({ headers, status, code }) => {
    const answer = await send({ headers: headers() });
    expect({ status: answer.status, code: answer.headers['x-amzn-errortype'] }).toEqual({ status, code });
    expect(answer.headers['x-amzn-requestid']).toBeTruthy();
    expect(JSON.parse(answer.body)).toEqual({ message: expect.any(String) });
  });

  it('never tells the secret in a refusal', async () => {
    const answer = await send({ headers: signed('{}', { secret: 'guessed' }) });
    expect(JSON.stringify(answer)).not.toContain(testKey.secretAccessKey);
  });

  it('refuses a name other than its own address', async () => {
    const answer = await send({ headers: { ...signed('{}'), host: 'evil.example' } });
    expect(answer).toMatchObject({ status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' } });
  });

  it('refuses a body that is larger than any request', async () => {
    const answer = await send({ headers: signed('{}'), body: ' '.repeat(2 * 1024 * 1024 + 1) });
    expect(answer).toMatchObject({ status: 413, headers: { 'content-type': 'application/json' } });
  });

  it('names what cannot be read in a body', async () => {
    const notJson = await send({ headers: signed('<html>'), body: '<html>' });
    expect(notJson.headers['x-amzn-errortype']).toBe('SerializationException');
    const wrongType = '{"maxResults":"five"}';
    const answer = await send({ headers: signed(wrongType), body: wrongType });
    expect(answer.headers['x-amzn-errortype']).toBe('SerializationException');
    expect(answer.body).toContain('maxResults');
  });

  it('takes strange keys as what they are', async () => {
    const body = '{"__proto__":{"polluted":true},"filters":null}';
    expect((await send({ headers: signed(body), body })).status).toBe(200);
    expect({}).not.toHaveProperty('polluted');
  });

  it('knows members that clients newer than our SDK send', async () => {
    const target = { method: 'PUT', path: '/CreateImageRecipe' };
    const recipe = { name: 'newer', semanticVersion: '1.0.0', parentImage: 'ami-12345678', clientToken: 'token' };
    const create = async (more: object) => {
      const body = JSON.stringify({ ...recipe, ...more });
      return (await send({ ...target, headers: signed(body, target), body })).headers['x-amzn-errortype'];
    };
    expect(await create({ dryRun: 'yes' })).toBe('InvalidParameterValueException');
    expect(await create({ dryRun: true })).toBe('DryRunOperationException');
    expect(await create({})).toBeUndefined();
  });

  it('answers in the form of the protocol that the request speaks', async () => {
    const json = await send({ path: '/', headers: { 'x-amz-target': 'Logs_20140328.DescribeLogGroups' } });
    expect(JSON.parse(json.body)).toMatchObject({ __type: 'MissingAuthenticationTokenException' });
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const query = await send({ path: '/', headers: form, body: 'Action=GetCallerIdentity&Version=2011-06-15' });
    expect(query.headers['content-type']).toBe('text/xml');
    expect(query.body).toContain('<Code>MissingAuthenticationToken</Code>');
  });

  it('tells operations that are unknown from those that are only not emulated', async () => {
    const path = '/DanceALittle';
    expect((await send({ path, headers: signed('{}', { path }) })).headers['x-amzn-errortype']).toBe('UnknownOperationException');
    const task = { logGroupName: 'group', from: 0, to: 1, destination: 'bucket' };
    await expect(test.logs.send(new CreateExportTaskCommand(task))).rejects.toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('logs:CreateExportTask'),
    });
    expect((await coverage()).find(({ service }) => service === 'logs')?.missing).toContain('CreateExportTask');
  });
});

describe('the coverage', () => {
  it('lists only operations that the services have, by the names that credentials are scoped to', async () => {
    const covered = await coverage();
    for (const { service, emulated, missing } of covered) {
      expect(emulated.length, service).toBeGreaterThan(0);
      expect(new Set([...emulated, ...missing]).size, service).toBe(emulated.length + missing.length);
    }
    expect(covered.map(({ service }) => service)).toEqual([...services.keys()]);
    const loaded = await Promise.all([...services.values()].map((load) => load()));
    const registered = loaded.flatMap(({ operations }) => Object.keys(operations));
    expect(covered.flatMap(({ emulated }) => emulated).sort()).toEqual(registered.sort());
  });
});

describe('STS', () => {
  it('says who signs', async () => {
    expect(await test.sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '000000000000',
      Arn: 'arn:aws:iam::000000000000:user/kiln',
    });
  });

  it('refuses a wrong key with its own codes', async () => {
    const { sts } = clientsOf(test.account, { ...testKey, accessKeyId: 'AKIASOMEBODYELSE0000' });
    await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
    sts.destroy();
  });
});

describe('the SDK for JavaScript', () => {
  it('gets typed errors for a wrong secret', async () => {
    const clients = clientsOf(test.account, { ...testKey, secretAccessKey: 'wrong' });
    await expect(clients.imagebuilder.send(new ListComponentsCommand({}))).rejects.toMatchObject({
      name: 'InvalidSignatureException',
      $metadata: { httpStatusCode: 403, requestId: expect.any(String) },
    });
    for (const client of Object.values(clients)) client.destroy();
  });
});

function hoursFromNow(hours: number): string {
  return new Date(Date.now() + hours * 3_600_000).toISOString().replace(/[-:]|\.\d+/g, '');
}

describe('the account', () => {
  it('ends quietly however soon it is closed, and when its port is taken', async () => {
    const bugs: unknown[] = [];
    const quick = await openTestAccount({ onBug: (error) => bugs.push(error) });
    await quick.close();
    const port = Number(new URL(test.account.endpoint).port);
    await expect(openTestAccount({ port, onBug: (error) => bugs.push(error) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(bugs).toEqual([]);
  });
});
