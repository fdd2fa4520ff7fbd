import { vi } from 'vitest';
import type { BuilderLaunch } from '../../../contract/index.ts';
import type { Aws } from '../../aws/clients.ts';
import { clockedAccount } from '../../testing/clocked-account.ts';
import { buildNothing } from '../../testing/test-account.ts';
import { launchChoices } from './launch-choices.ts';
import { findBuilder } from './read-builders.ts';

/** A local account whose builders reach a state as soon as the test wants it, and a launch that it accepts. */
export async function builderAccount() {
  const { forward, inRegion, leap } = await clockedAccount(buildNothing);
  const aws = await inRegion('us-east-1');
  const api = await aws.appstream();
  /** Lets time go on until the builder is in a state; undefined: until it is gone. */
  const until = async (name: string, state: string | undefined) => {
    await vi.waitFor(
      async () => {
        forward(3000);
        leap();
        const now = (await findBuilder(api, name))?.state;
        if (now !== state) throw new Error(`${name} is ${now}, not ${state}`);
      },
      { timeout: 20_000, interval: 50 },
    );
  };
  return { aws, api, until, request: await acceptedLaunch(aws) };
}

/** The smallest launch that an account has nothing against. */
export async function acceptedLaunch(aws: Aws): Promise<BuilderLaunch & { readonly ImageName: string }> {
  const { images, subnets } = await launchChoices(aws);
  return {
    Name: 'office',
    InstanceType: 'stream.standard.medium',
    ImageName: images.items.find(({ families }) => families.includes('General Purpose'))?.name ?? '',
    VpcConfig: { SubnetIds: subnets.items.slice(0, 1).map(({ id }) => id) },
  };
}
