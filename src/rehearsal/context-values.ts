import { randomUUID } from 'node:crypto';
import { ActionFailure } from './actions/action-failure.ts';
import type { StepRun } from './document-run.ts';
import { ask } from './machine.ts';

/** Stand-ins for an account: recognisable as such, and of the right form for scripts that check it. */
const MADE_UP_ACCOUNT = '000000000000';
const MADE_UP_REGION = 'us-east-1';

/** A value, and why it isn't the one an instance would have. */
export interface AmbientValue {
  readonly value: string;
  readonly caveat?: string;
}

const osRelease = `. /etc/os-release 2>/dev/null
printf '%s' "\${!1-}"
`;

type Reader = (step: StepRun) => AmbientValue | Promise<AmbientValue>;

const contextKeys: Readonly<Record<string, Reader>> = {
  executionId: ({ run }) => ({ value: run.executionId }),
  accountId: ({ run }) => known(run.account.accountId, MADE_UP_ACCOUNT, 'account id'),
  region: ({ run }) => known(run.account.region, MADE_UP_REGION, 'Region'),
  osPlatform: () => ({ value: 'linux' }),
  osName: async ({ machine }) => ({ value: (await ask(machine, osRelease, { args: ['NAME'] })).toString('utf8') }),
  osVersion: async ({ machine }) => ({ value: (await ask(machine, osRelease, { args: ['VERSION_ID'] })).toString('utf8') }),
  date: () => ({ value: new Date().toISOString().slice(0, 10) }),
  dateTime: () => ({ value: new Date().toISOString().replace(/\.\d+Z$/, 'Z') }),
  uuid: () => ({ value: randomUUID() }), // a new one for each reference: AWS does not say that it is stable
  hostname: async ({ machine }) => ({ value: (await ask(machine, 'cat /proc/sys/kernel/hostname\n')).toString('utf8').trim() }),
  phase: ({ phase }) => ({ value: phase.name }),
  step: ({ step }) => ({ value: step.name }),
};

/** The value of `{{ context:KEY }}`; fails for an unknown key. */
export async function contextValue(step: StepRun, key: string): Promise<AmbientValue> {
  const reader = Object.hasOwn(contextKeys, key) ? contextKeys[key] : undefined;
  if (reader === undefined) throw new ActionFailure(`there is no context:${key}`);
  return reader(step);
}

/**
 * The value of `{{ aws:imds:PATH }}`. There is no instance, and the metadata of the machine that Kiln runs on would be the wrong ones, so
 * what documents commonly ask is made up and everything else fails the step.
 */
export function metadataValue({ run }: StepRun, path: string): AmbientValue {
  const region = run.account.region ?? MADE_UP_REGION;
  const values: Readonly<Record<string, string>> = {
    'ami-id': 'ami-00000000000000000',
    'instance-id': 'i-00000000000000000',
    'instance-type': 't3.micro',
    'local-hostname': 'localhost',
    'local-ipv4': '127.0.0.1',
    hostname: 'localhost',
    'placement/availability-zone': `${region}a`,
    'placement/region': region,
    'services/domain': 'amazonaws.com',
    'services/partition': 'aws',
  };
  const value = Object.hasOwn(values, path) ? values[path] : undefined;
  if (value === undefined) throw new ActionFailure(`the instance metadata ${path} are not known here: there is no instance`);
  return { value, caveat: `aws:imds:${path} is made up` };
}

function known(value: string | undefined, madeUp: string, what: string): AmbientValue {
  return value === undefined ? { value: madeUp, caveat: `the ${what} is made up` } : { value };
}
