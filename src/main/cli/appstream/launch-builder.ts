import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AppError, type BuilderLaunch, billingNotes, faultsOfAnything, type LaunchCheck } from '../../../contract/index.ts';
import { findInstanceType, priceClasses } from '../../../documents/index.ts';
import { checkLaunch } from '../../appstream/builders/check-launch.ts';
import { launchChoices } from '../../appstream/builders/launch-choices.ts';
import { readLaunch } from '../../appstream/builders/launch-file.ts';
import { launchBuilder } from '../../appstream/builders/operate.ts';
import { readBuilders } from '../../appstream/builders/read-builders.ts';
import type { Aws } from '../../aws/clients.ts';
import { UsageError } from '../command.ts';
import { agreed, numberOf, pairsOf, print } from './printing.ts';
import { type Asked, verb } from './verb.ts';

/** What an hour of a type costs, as far as Kiln knows. */
export function costOf(instanceType: string): string {
  const type = findInstanceType(instanceType);
  if (!type) return `Kiln does not know what ${instanceType} costs.`;
  return `${instanceType} is billed by the hour while it runs; its price class is ${type.priceClass} (${priceClasses.words[type.priceClass]}, as of ${priceClasses.date}).`;
}

const launchOptions = {
  file: { type: 'string', value: 'FILE', tells: 'a launch file: what CreateImageBuilder takes, as YAML or JSON' },
  name: { type: 'string', value: 'NAME', tells: 'its name (before that of the file)' },
  image: { type: 'string', value: 'NAME|ARN', tells: 'the image: by its name, or by its ARN if it is shared with you' },
  type: { type: 'string', value: 'TYPE', tells: 'the instance type, as stream.standard.medium' },
  subnet: { type: 'string', value: 'ID', tells: 'the subnet of its network interface' },
  'security-group': { type: 'string', multiple: true, value: 'ID', tells: 'a security group, at most five' },
  role: { type: 'string', value: 'ARN', tells: 'the IAM role that it acts as' },
  agent: { type: 'string', value: 'VERSION', tells: 'the version of the agent, or [LATEST]' },
  volume: { type: 'string', value: 'GB', tells: 'the root volume, 200 to 500 GB' },
  internet: { type: 'boolean', tells: 'give it default internet access' },
  tag: { type: 'string', multiple: true, value: 'KEY=VALUE', tells: 'a tag' },
  check: { type: 'boolean', tells: 'only say what would be launched, and what is wrong with it' },
} as const;

export const launch = verb({
  summary: 'launches an image builder, from a file or from options; it is billed until it is stopped',
  options: launchOptions,
  asks: true,
  async run(request) {
    const wish = await launchOf(request);
    const account = await request.aws();
    const api = await account.appstream();
    const check = await checked(account, wish);
    const notes = [costOf(wish.InstanceType), ...billingNotes(account.connection.hosting), ...check.notes];
    if (request.options.check) {
      print(request, { request: wish, ...check }, [...check.faults.map(({ at, message }) => `${at}: ${message}`), ...notes]);
      return check.faults.length === 0 ? 0 : 1;
    }
    const [fault] = check.faults;
    if (fault) throw new AppError('invalid-input', `${fault.at}: ${fault.message}`);
    if (!(await agreed(request, notes, `Launch ${wish.Name}?`))) return 1;
    const builder = await launchBuilder(api, wish);
    print(request, { builder }, [`${builder.name} is ${builder.state}.`]);
    return 0;
  },
});

/** What is wrong with a launch by itself, or else what the account has against it. */
async function checked(account: Aws, wish: BuilderLaunch): Promise<LaunchCheck> {
  const faults = faultsOfAnything(wish);
  if (faults.length > 0) return { faults, notes: [] };
  const [choices, builders] = await Promise.all([launchChoices(account), readBuilders(await account.appstream())]);
  const taken = builders.map(({ name }) => name);
  return checkLaunch(wish, choices, taken);
}

interface LaunchOptions {
  readonly file?: string | undefined;
  readonly name?: string | undefined;
  readonly image?: string | undefined;
  readonly type?: string | undefined;
  readonly subnet?: string | undefined;
  readonly 'security-group': readonly string[];
  readonly role?: string | undefined;
  readonly agent?: string | undefined;
  readonly volume?: string | undefined;
  readonly internet: boolean;
  readonly tag: readonly string[];
}

/** The request of the file, with what the options say instead. */
async function launchOf({ io, options }: { readonly io: Asked['io']; readonly options: LaunchOptions }): Promise<BuilderLaunch> {
  const base = options.file === undefined ? undefined : await readRequest(resolve(io.cwd, options.file), options.file);
  const { agent, image, internet, name = base?.Name, role, subnet, tag, type = base?.InstanceType, volume } = options;
  if (name === undefined || type === undefined) throw new UsageError('give --file, or --name, --image and --type');
  const groups = options['security-group'];
  const { ImageArn: _arn, ImageName: _name, ...rest } = base ?? {};
  const network = {
    ...base?.VpcConfig,
    ...(subnet === undefined ? {} : { SubnetIds: [subnet] }),
    ...(groups.length === 0 ? {} : { SecurityGroupIds: [...groups] }),
  };
  return {
    ...(image === undefined ? base : { ...rest, ...(image.startsWith('arn:') ? { ImageArn: image } : { ImageName: image }) }),
    ...{ Name: name, InstanceType: type },
    ...(Object.keys(network).length === 0 ? {} : { VpcConfig: network }),
    ...(role === undefined ? {} : { IamRoleArn: role }),
    ...(agent === undefined ? {} : { AppstreamAgentVersion: agent }),
    ...(volume === undefined ? {} : { RootVolumeConfig: { VolumeSizeInGb: numberOf('volume', volume, { min: 200, max: 500 }) } }),
    ...(internet ? { EnableDefaultInternetAccess: true } : {}),
    ...(tag.length === 0 ? {} : { Tags: { ...base?.Tags, ...pairsOf('tag', tag) } }),
  };
}

async function readRequest(path: string, file: string): Promise<BuilderLaunch> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be read (${error.code})`);
  });
  const { problems, request } = readLaunch(text);
  const [first] = problems;
  if (!request || first)
    throw new UsageError(
      `${file}:${first?.line ?? 1}: ${first ? `${first.at}${first.at === '' ? '' : ': '}${first.message}` : 'this is no launch of an image builder'}`,
    );
  return request;
}
