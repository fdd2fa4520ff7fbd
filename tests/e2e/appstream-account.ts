import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppStream } from '@aws-sdk/client-appstream';
import { keyOf } from '../../src/local-account/accounts/keyring.ts';
import { sendRaw, signHeaders } from '../conformance/fixture/raw-client.ts';

export const baseImage = 'AppStream-WinServer2022-05-06-2026';

interface Served {
  readonly endpoint: string;
  readonly key: Parameters<typeof keyOf>[0];
}

function served(home: string): Served {
  const folder = join(home, 'data', 'local-account');
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  return { endpoint: read('serving.json').endpoint, key: read('key.json') };
}

/** Another client of the account that the application serves, or of another account behind the same endpoint. */
export function appStreamOf(home: string, accountId?: string): AppStream {
  const { endpoint, key } = served(home);
  return new AppStream({ endpoint, region: 'us-east-1', credentials: accountId === undefined ? key : keyOf(key, accountId) });
}

async function assist(home: string, operation: string, parameters: object): Promise<void> {
  const { endpoint, key } = served(home);
  const body = JSON.stringify(parameters);
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `KilnImageAssistant.${operation}` };
  const signed = signHeaders(endpoint, { body, headers }, { service: 'image-assistant', key });
  const answer = JSON.parse((await sendRaw(endpoint, signed)).body);
  if (answer.status !== 0) throw new Error(`${operation}: ${JSON.stringify(answer)}`);
}

/** Looks until something is as it should be; what moves in the local account takes seconds. */
async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 300) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error(`${what} did not come about`);
}

/** Makes an image with two applications on a builder of its own, as a colleague would, and waits until it is there. */
export async function makeImage(home: string, name: string, base = baseImage): Promise<void> {
  const api = appStreamOf(home);
  const BuilderName = `${name}-builder`;
  await api.createImageBuilder({ Name: BuilderName, ImageName: base, InstanceType: 'stream.standard.medium' });
  await until(`the builder of ${name}`, async () => {
    const { ImageBuilders: [builder] = [] } = await api.describeImageBuilders({ Names: [BuilderName] });
    return builder?.State === 'RUNNING';
  });
  for (const app of ['editor', 'browser']) {
    const Application = { Name: app, AbsoluteAppPath: `C:\\Programs\\${app}.exe` };
    await assist(home, 'AddApplication', { BuilderName, Application });
  }
  await assist(home, 'CreateImage', { BuilderName, Name: name, Tags: { team: 'images' } });
  await until(`the image ${name}`, async () => {
    const { Images: [image] = [] } = await api.describeImages({ Names: [name] });
    return image?.State === 'AVAILABLE';
  });
}
