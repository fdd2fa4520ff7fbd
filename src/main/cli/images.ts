import { parseArgs } from 'node:util';
import { type ImageChange, imageChangeWords, imageDifferenceText, imageFacts, imageRefusals, imageTarget } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import { cleanupReport } from '../cleanup/cleanup.ts';
import { deletionPlan } from '../cleanup/deletion-plan.ts';
import { compareImages } from '../images/compare-images.ts';
import { imageRows } from '../images/image-rows.ts';
import { readImage } from '../images/read-image.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { connectionFlags, connectionUsage, withAccount } from './connection-options.ts';

const usage = `Usage: kiln images list [OPTIONS]
       kiln images show ARN [OPTIONS]
       kiln images diff ARN ARN [OPTIONS]
       kiln images cleanup --plan [OPTIONS]

list     every build of every image, the newest first
show     one build: its state, what it was made with, what it left in each Region, what cannot become of it and why
diff     packages, findings and files that differ between two builds of one Region
cleanup  what Image Builder made and nothing refers to any more, in the order in which it could be deleted; deletes nothing

${connectionUsage}
  --json             print JSON

Exit code: 0 done, 1 the account did not answer, 2 wrong usage.`;

interface Request {
  readonly io: CommandIo;
  readonly json: boolean;
  readonly arns: readonly string[];
}

type Verb = (aws: Aws, request: Request) => Promise<void>;

/** The same answer for programs and for people. */
function print({ io, json }: Request, value: unknown, lines: readonly string[]): void {
  io.stdout.write(json ? `${JSON.stringify(value, undefined, 2)}\n` : lines.map((line) => `${line}\n`).join(''));
}

const list: Verb = async (aws, request) => {
  const rows = await imageRows(await aws.imagebuilder());
  print(
    request,
    rows,
    rows.map(({ arn, dateCreated, state }) => `${state.padEnd(12)} ${dateCreated.slice(0, 19)}  ${arn}`),
  );
};

const show: Verb = async (aws, request) => {
  const [arn = ''] = request.arns;
  const image = await readImage(await aws.imagebuilder(), arn);
  const refused = imageRefusals(imageFacts(image));
  print(request, { ...image, refused }, [
    `${image.name} ${image.version}  ${image.state}${image.reason === '' ? '' : `: ${image.reason}`}`,
    ...image.links.map((link) => `${link.label}: ${link.arn}`),
    ...image.outputs.map(({ account, id, region, type }) => `${type} in ${region}, account ${account}: ${id}`),
    ...Object.entries(refused).map(([action, why]) => `cannot be ${imageChangeWords[action as ImageChange]}: ${why}`),
    ...Object.entries(image.tags).map(([key, value]) => `tag ${key}=${value}`),
  ]);
};

const diff: Verb = async (aws, request) => {
  const [before = '', after = ''] = request.arns;
  const api = await aws.imagebuilder();
  const difference = await compareImages({ api, arn: before }, { api, arn: after }, request.io.signal);
  print(request, difference, [imageDifferenceText(difference).trimEnd()]);
};

const cleanup: Verb = async (aws, request) => {
  const report = await cleanupReport(aws);
  const unused = report.items.filter(({ unreferenced }) => unreferenced);
  const plan = deletionPlan(report.items, new Set(unused.map(({ id }) => id)));
  print(request, { ...report, plan }, [
    ...plan.map(({ does, id, kind, name }) => `${kind.padEnd(9)} ${id} ${name}\n          ${does}`),
    ...(plan.length === 0 ? ['Nothing is without use.'] : []),
    ...report.notes,
  ]);
};

/** What each verb does, and how many images it is told. */
const verbs: Readonly<Record<string, { readonly run: Verb; readonly arns: number }>> = {
  list: { run: list, arns: 0 },
  show: { run: show, arns: 1 },
  diff: { run: diff, arns: 2 },
  cleanup: { run: cleanup, arns: 0 },
};

function readArguments(args: readonly string[]) {
  const options = { ...connectionFlags, json: { type: 'boolean' }, plan: { type: 'boolean' } } as const;
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError((error as Error).message); // all that parseArgs throws for is wrong usage
  }
}

/** Images are asked of their own Region; two of different Regions would need two accounts at once. */
function regionOf(arns: readonly string[], given: string | undefined): string | undefined {
  for (const arn of arns) {
    if (!imageTarget.safeParse({ connection: '', arn }).success)
      throw new UsageError(`'${arn}' is not the ARN of an image with its version and build`);
  }
  const regions = new Set(arns.map((arn) => arn.split(':')[3]));
  if (regions.size > 1) throw new UsageError('the images are in different Regions; compare them in the window');
  return given ?? [...regions][0];
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { positionals, values } = readArguments(args);
  const [name = '', ...arns] = positionals;
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!verb) throw new UsageError(name === '' ? 'what about the images?' : `there is no 'images ${name}'`);
  if (arns.length !== verb.arns) throw new UsageError(`'images ${name}' takes ${verb.arns} ARNs, not ${arns.length}`);
  if (name === 'cleanup' && !values.plan) throw new UsageError("'images cleanup' only plans: say --plan, and delete in the window");
  const region = regionOf(arns, values.region);
  const choice = {
    ...(values.connection === undefined ? {} : { connection: values.connection }),
    ...(region === undefined ? {} : { region }),
  };
  return withAccount({ name: 'images', choice }, io, async (account) => {
    await verb.run(await account.aws(), { io, json: values.json ?? false, arns });
    return 0;
  });
}

export const images: Command = { name: 'images', summary: 'List, show and compare images, and find what nothing uses', usage, run };
