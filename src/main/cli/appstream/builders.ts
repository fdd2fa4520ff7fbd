import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  AppError,
  type BuilderLaunch,
  type BuilderRow,
  billingNotes,
  builderStateWord,
  runningSentence,
  runningWords,
} from '../../../contract/index.ts';
import { findInstanceType, priceClasses } from '../../../documents/index.ts';
import { builderDetail } from '../../appstream/builders/builder-detail.ts';
import { checkLaunch } from '../../appstream/builders/check-launch.ts';
import { streamingUrl } from '../../appstream/builders/connect.ts';
import { launchChoices } from '../../appstream/builders/launch-choices.ts';
import { readLaunch } from '../../appstream/builders/launch-file.ts';
import { allow, deleteBuilder, launchBuilder, startBuilder, stopBuilder } from '../../appstream/builders/operate.ts';
import { readBuilders } from '../../appstream/builders/read-builders.ts';
import type { AppStream } from '../../aws/clients.ts';
import { UsageError } from '../command.ts';
import { agreed, columns, numberOf, pairsOf, print } from './printing.ts';
import { knownRunning } from './running-builders.ts';
import { type Asked, type Noun, verb } from './verb.ts';
import { waitForState } from './wait-for-builder.ts';

const head = ['NAME', 'STATE', 'RUNNING FOR', 'INSTANCE TYPE', 'PRICE CLASS', 'IMAGE', 'CREATED'];

const priceOf = (instanceType: string): string => findInstanceType(instanceType)?.priceClass ?? 'not known';

const cells = ({ created, imageName, instanceType, name, running, state }: BuilderRow): readonly string[] => [
  ...[
    name,
    state,
    running ? runningWords(running, Date.now()) : '',
    instanceType,
    priceOf(instanceType),
    imageName,
    created.slice(0, 16).replace('T', ' '),
  ],
];

const apiOf = async ({ aws }: Pick<Asked, 'aws'>): Promise<AppStream> => (await aws()).appstream();

const nameOf = ({ words: [name = ''] }: Pick<Asked, 'words'>): string => name;

/** What an hour of a type costs, as far as Kiln knows. */
function costOf(instanceType: string): string {
  const type = findInstanceType(instanceType);
  if (!type) return `Kiln does not know what ${instanceType} costs.`;
  return `${instanceType} is billed by the hour while it runs; its price class is ${type.priceClass} (${priceClasses.words[type.priceClass]}, as of ${priceClasses.date}).`;
}

const list = verb({
  summary: 'every image builder of the Region, with its state, its type and its image',
  async run(request) {
    const builders = await knownRunning(request, await readBuilders(await apiOf(request)));
    print(request, { builders }, columns(head, builders.map(cells), 'There are no image builders in this Region.'));
  },
});

const show = verb({
  summary: 'one image builder: its settings, its tags, its software, and why it failed',
  words: ['NAME'],
  async run(request) {
    const api = await apiOf(request);
    const known = await knownRunning(request, await readBuilders(api));
    const withKnown = (rows: readonly BuilderRow[]) => rows.map((row) => known.find(({ arn }) => arn === row.arn) ?? row);
    const detail = await builderDetail({ api, withKnown }, nameOf(request));
    print(request, detail, detailLines(detail));
  },
});

function detailLines({ builder, software, tags }: Awaited<ReturnType<typeof builderDetail>>): readonly string[] {
  const facts = {
    State: `${builder.state} (${builderStateWord(builder.state)})`,
    Running: builder.running ? runningSentence(builder.running, Date.now()) : '',
    Image: builder.imageArn,
    'Instance type': `${builder.instanceType}, price class ${priceOf(builder.instanceType)}`,
    Agent: `${builder.agentVersion}${builder.newerAgent ? ', there is a newer one' : ''}`,
    Subnet: builder.subnet,
    'Security groups': builder.securityGroups.join(', '),
    'IAM role': builder.roleArn,
    Domain: [builder.directory, builder.organizationalUnit].filter(Boolean).join(', '),
    Endpoints: builder.endpoints.join(', '),
    Created: builder.created,
  };
  return [
    builder.name,
    ...Object.entries(facts).flatMap(([label, value]) => (value === '' ? [] : [`  ${label}: ${value}`])),
    ...Object.entries(tags).map(([key, value]) => `  Tag ${key}=${value}`),
    ...software.items.map(({ name, status }) => `  Software ${name}: ${status}`),
    ...builder.errors.flatMap(({ cause, code, message, remedy }) => [
      `  ${code}: ${message}`,
      `    Likely cause: ${cause}`,
      `    What to do: ${remedy}`,
    ]),
  ];
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

const launch = verb({
  summary: 'launches an image builder, from a file or from options; it is billed until it is stopped',
  options: launchOptions,
  asks: true,
  async run(request) {
    const wish = await launchOf(request);
    const account = await request.aws();
    const api = await account.appstream();
    const [choices, builders] = await Promise.all([launchChoices(account), readBuilders(api)]);
    const check = checkLaunch(
      wish,
      choices,
      builders.map(({ name }) => name),
    );
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

const connect = verb({
  summary: 'a URL that lets somebody into an image builder that runs, once; it is a secret',
  words: ['NAME'],
  options: { validity: { type: 'string', value: 'SECONDS', tells: 'how long it is good for (default: 3600)' } },
  async run(request) {
    const { validity } = request.options;
    const seconds = validity === undefined ? undefined : numberOf('validity', validity, { min: 1, max: 604_800 });
    const made = await streamingUrl(await request.aws(), { name: nameOf(request), validity: seconds });
    print(request, made, [made.url]);
  },
});

const start = verb({
  summary: 'starts an image builder that is stopped; it is billed until it is stopped again',
  words: ['NAME'],
  options: { agent: { type: 'string', value: 'VERSION', tells: 'another version of the agent, or [LATEST]' } },
  asks: true,
  async run(request) {
    const account = await request.aws();
    const [api, name] = [await account.appstream(), nameOf(request)];
    const { instanceType } = await allow(api, name, 'start');
    const costs = [costOf(instanceType), ...billingNotes(account.connection.hosting)];
    if (!(await agreed(request, costs, `Start ${name}?`))) return 1;
    const builder = await startBuilder(api, { name, agentVersion: request.options.agent });
    print(request, { builder }, [`${name} is ${builder.state}.`]);
    return 0;
  },
});

const stop = verb({
  summary: 'stops an image builder that runs; whoever is connected is thrown out',
  words: ['NAME'],
  asks: true,
  async run(request) {
    const [api, name] = [await apiOf(request), nameOf(request)];
    await allow(api, name, 'stop');
    const loss = `Whoever is connected to ${name} is thrown out, and what is not saved is lost.`;
    if (!(await agreed(request, [loss], `Stop ${name}?`))) return 1;
    const builder = await stopBuilder(api, name);
    print(request, { builder }, [`${name} is ${builder.state}.`]);
    return 0;
  },
});

const remove = verb({
  summary: 'deletes an image builder that is stopped or has failed, for good',
  words: ['NAME'],
  asks: true,
  async run(request) {
    const [api, name] = [await apiOf(request), nameOf(request)];
    await allow(api, name, 'delete');
    const loss = `What is installed on ${name}, and is not in an image yet, is lost for good.`;
    if (!(await agreed(request, [loss], `Delete ${name}?`))) return 1;
    await deleteBuilder(api, name);
    print(request, { name, deleted: true }, [`${name} is being deleted.`]);
    return 0;
  },
});

const wait = verb({
  summary: 'waits until an image builder runs, has stopped, or is gone; 1 when it fails instead',
  words: ['NAME', 'running|stopped|gone'],
  options: { timeout: { type: 'string', value: 'MINUTES', tells: 'give up after so long (default: 60)' } },
  async run(request) {
    const [name = '', state = ''] = request.words;
    const minutes = numberOf('timeout', request.options.timeout ?? '60', { min: 1, max: 1440 });
    const builder = await waitForState(await apiOf(request), { name, state, minutes, signal: request.io.signal });
    print(request, { name, builder: builder ?? null }, [builder ? `${name} is ${builder.state}.` : `${name} is gone.`]);
  },
});

export const builders: Noun = { verbs: { list, show, launch, connect, start, stop, delete: remove, wait } };
