import { vi } from 'vitest';
import { type Aws, createAws } from '../aws/clients.ts';
import { askImageAssistant } from '../aws/image-assistant.ts';
import { addAccount, keyOf } from '../local-account.ts';
import { clockedAccount } from './clocked-account.ts';
import { buildNothing } from './test-account.ts';

const base = 'AppStream-WinServer2022-05-06-2026';

/** Looks again until a look does not throw. */
type Until = <Value>(look: () => Promise<Value> | Value) => Promise<Value>;

/** As long as it takes: what moves in the local account does so within seconds. */
const patiently: Until = (look) => vi.waitFor(look, { timeout: 60_000, interval: 250 });

/** Waits until an image is there; answers its ARN. */
const isAvailable = (aws: Aws, name: string, until: Until): Promise<string> =>
  until(async () => {
    const { Images: [image] = [] } = await (await aws.appstream()).describeImages({ Names: [name] });
    if (image?.State !== 'AVAILABLE' || !image.Arn) throw new Error(`${name} is ${image?.State}`);
    return image.Arn;
  });

/** Makes an image with one application, on a builder of its own, and waits until it is there; answers its ARN. */
export async function makesAppStreamImage(aws: Aws, name: string, until: Until = patiently): Promise<string> {
  const api = await aws.appstream();
  const BuilderName = `${name}-builder`;
  await api.createImageBuilder({ Name: BuilderName, ImageName: base, InstanceType: 'stream.standard.medium' });
  await until(async () => {
    const { ImageBuilders: [builder] = [] } = await api.describeImageBuilders({ Names: [BuilderName] });
    if (builder?.State !== 'RUNNING') throw new Error(`${BuilderName} is ${builder?.State}`);
  });
  const Application = { Name: 'editor', AbsoluteAppPath: 'C:\\Editor\\editor.exe' };
  await askImageAssistant(aws, 'AddApplication', { BuilderName, Application });
  const made = await askImageAssistant(aws, 'CreateImage', { BuilderName, Name: name });
  if (made.status !== 0) throw new Error(made.message);
  return isAvailable(aws, name, until);
}

/** An account in which what takes AppStream minutes is waited for in no time. */
export async function appStreamAccount() {
  const account = await clockedAccount(buildNothing);
  const aws = await account.inRegion('us-east-1');
  /** The account's time flies while one waits. */
  const until: Until = (look) =>
    vi.waitFor(
      async () => {
        account.forward(1500);
        account.leap();
        return look();
      },
      { timeout: 20_000, interval: 50 },
    );
  return {
    ...{ account, aws, until },
    available: (name: string, where: Aws = aws) => isAvailable(where, name, until),
    makeImage: (name: string) => makesAppStreamImage(aws, name, until),
    /** Another account behind the same endpoint. */
    async otherAccount(): Promise<Aws> {
      const { accountId } = addAccount(account.data, 'other', new Date());
      const { accessKeyId, secretAccessKey } = await aws.connection.credentials();
      const key = keyOf({ accessKeyId, secretAccessKey }, accountId);
      return createAws({ ...aws.connection, accountId, credentials: async () => key });
    },
  };
}
