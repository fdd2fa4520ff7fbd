import { type BuilderRow, billingNotes, builderStateWord, runningSentence, runningWords } from '../../../contract/index.ts';
import { findInstanceType } from '../../../documents/index.ts';
import { builderDetail } from '../../appstream/builders/builder-detail.ts';
import { streamingUrl } from '../../appstream/builders/connect.ts';
import { allow, deleteBuilder, startBuilder, stopBuilder } from '../../appstream/builders/operate.ts';
import { readBuilders } from '../../appstream/builders/read-builders.ts';
import type { AppStream } from '../../aws/clients.ts';
import { costOf, launch } from './launch-builder.ts';
import { agreed, columns, numberOf, print } from './printing.ts';
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
