import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { AppError, inAws } from '../../contract/index.ts';
import { testAccount } from '../testing/test-account.ts';
import { isAwsError, toAppError } from './aws-error.ts';
import { createAws } from './clients.ts';
import { everyPage } from './every-page.ts';

const secret = 'canary-secret-access-key-0123456789';

function awsAt(endpoint: string, credentials = async () => ({ accessKeyId: 'AKIACANARY', secretAccessKey: secret })) {
  const aws = createAws({
    id: 'test',
    name: 'test',
    hosting: inAws,
    readOnly: false,
    accountId: '1',
    region: 'us-east-1',
    endpoint,
    credentials,
  });
  onTestFinished(() => aws.close());
  return aws;
}

async function server(answer: (attempt: number) => { status: number; body: string }) {
  let attempts = 0;
  const tokens: unknown[] = [];
  const listening = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      attempts += 1;
      if (text) tokens.push(JSON.parse(text).clientToken);
      const { status, body } = answer(attempts);
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    listening.closeAllConnections();
    listening.close();
  });
  return { endpoint: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`, tokens };
}

describe('errors', () => {
  test('of AWS keep their code, and advise where that helps', async () => {
    const api = await (await testAccount().aws()).imagebuilder();
    const missing = api.getImage({ imageBuildVersionArn: 'arn:aws:imagebuilder:us-east-1:000000000000:image/none/1.0.0/1' });
    await expect(missing).rejects.toMatchObject({ code: 'aws', detail: { code: 'ResourceNotFoundException', operation: 'GetImage' } });
    const error = await missing.catch((caught: unknown) => caught);
    expect(isAwsError(error, 'ResourceNotFoundException')).toBe(true);
    expect(isAwsError(error, 'AccessDeniedException')).toBe(false);
  });

  test('of a wrong key say so, and never tell the key', async () => {
    const { connection } = await testAccount().aws();
    const aws = awsAt(connection.endpoint ?? '');
    const error = await (await aws.imagebuilder()).listImages({}).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'aws', message: expect.stringContaining('sign in again') });
    expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain(secret);
  });

  test('of the network are told as unavailable', async () => {
    const aws = awsAt('http://127.0.0.1:9');
    await expect((await aws.sts()).getCallerIdentity({})).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('of our own are left alone', () => {
    const bug = new TypeError('x');
    expect(toAppError(bug, 'GetImage')).toBe(bug);
  });
});

test('a creation that is sent again carries the token that it had', async () => {
  const { endpoint, tokens } = await server((attempt) =>
    attempt < 3 ? { status: 500, body: '{"message":"try again"}' } : { status: 200, body: '{"imageBuildVersionArn":"arn:x"}' },
  );
  const api = await awsAt(endpoint).imagebuilder();
  await api.createImage({ infrastructureConfigurationArn: 'arn:y', clientToken: 'plan.image' });
  expect(tokens).toEqual(['plan.image', 'plan.image', 'plan.image']);
});

test('credentials are asked for at the time of a call, and not before', async () => {
  const { endpoint } = await server(() => ({ status: 200, body: '{}' }));
  let asked = 0;
  const aws = awsAt(endpoint, async () => {
    asked += 1;
    return { accessKeyId: 'AKIACANARY', secretAccessKey: secret };
  });
  const api = await aws.imagebuilder();
  expect(asked).toBe(0);
  await api.listImages({});
  expect(asked).toBeGreaterThan(0);
});

test('every page of a list is read, empty ones in the middle too', async () => {
  const pages: Record<string, { items?: string[]; nextToken?: string }> = {
    first: { items: ['a'], nextToken: 'second' },
    second: { nextToken: 'third' },
    third: { items: ['b'], nextToken: '' },
  };
  expect(await everyPage(async (token) => pages[token ?? 'first'] ?? {}, 'items')).toEqual(['a', 'b']);
});
