import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AppError, type ImportCheck, type ImportWish, importWish, mayImport, refusalText } from '../../../contract/index.ts';
import { checkImport } from '../../appstream/code/check-import.ts';
import { readDeclaredFile } from '../../appstream/code/declared-file.ts';
import { importImage, tryImport } from '../../appstream/code/import-image.ts';
import { type CommandIo, UsageError } from '../command.ts';
import { agreed, pairsOf, print } from './printing.ts';
import { verb } from './verb.ts';
import { workspaceFile } from './workspace-file.ts';

const options = {
  ami: { type: 'string', required: true, value: 'ID', tells: 'the AMI, in the Region of the connection' },
  role: { type: 'string', required: true, value: 'ARN', tells: 'the IAM role with which AWS reads the AMI' },
  name: { type: 'string', value: 'NAME', tells: 'the name of the image (default: that of FILE)' },
  'display-name': { type: 'string', value: 'TEXT', tells: 'the name that people read' },
  description: { type: 'string', value: 'TEXT', tells: 'what the image is for' },
  catalog: { type: 'string', value: 'PATH', tells: 'JSON with the applications: [{"name", "path", "displayName", …}], 50 at most' },
  'instance-type': { type: 'string', value: 'TYPE', tells: 'try the image on this type before it is available' },
  'always-latest-agent': { type: 'boolean', tells: 'keep the agent up to date (default: the newest of today)' },
  tag: { type: 'string', multiple: true, value: 'KEY=VALUE', tells: 'a tag of the image' },
  'dry-run': { type: 'boolean', tells: 'only ask AWS whether it would import' },
} as const;

/** `[FILE]` is a declared image: its name, texts, applications, agent and tags count where no option says otherwise. */
export const importAmi = verb({
  summary: 'makes an image of an AMI that an Image Builder pipeline made; a dry run comes first',
  words: ['[FILE]'],
  options,
  asks: true,
  async run(request) {
    const wish = await wishOf(request);
    const aws = await request.aws();
    const check = await checkImport(aws, wish.amiId);
    if (!request.json) print(request, check, checkLines(check));
    const permit = mayImport(check);
    if (permit !== true) throw new AppError('refused', refusalText(permit));
    const free = await tryImport(aws, wish);
    if (free !== true) throw new AppError('refused', refusalText(free));
    if (request.options['dry-run']) {
      print(request, { check, dryRun: true }, ['The dry run succeeded: AWS would import it.']);
      return 0;
    }
    const question = `Import ${wish.amiId} as ${wish.name}?`;
    if (!(await agreed(request, ['The dry run succeeded. The import takes up to hours, and AWS bills what it runs for it.'], question)))
      return 1;
    const { arn } = await importImage(aws, wish);
    print(request, { check, image: { name: wish.name, arn } }, [`${wish.name} is being imported: ${arn}`]);
    return 0;
  },
});

interface Given {
  readonly io: CommandIo;
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

async function wishOf({ io, words: [path], options: given }: Given): Promise<ImportWish> {
  const file = path === undefined ? undefined : await readDeclaredFile(await workspaceFile(path, io));
  const latest = given['always-latest-agent'] === true || file?.agentPolicy === 'always-latest';
  const read = importWish.safeParse({
    ...{ amiId: given.ami, iamRoleArn: given.role, name: given.name ?? file?.name ?? '' },
    ...{ displayName: given['display-name'] ?? file?.displayName, description: given.description ?? file?.description },
    ...{ instanceType: given['instance-type'], agent: latest ? 'ALWAYS_LATEST' : 'CURRENT_LATEST' },
    applications: given.catalog === undefined ? file?.applications : await catalogOf(String(given.catalog), io),
    tags: { ...file?.tags, ...pairsOf('tag', given.tag as readonly string[]) },
  });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new UsageError(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`);
}

async function catalogOf(path: string, { cwd }: CommandIo): Promise<unknown> {
  try {
    return JSON.parse(await readFile(resolve(cwd, path), 'utf8'));
  } catch (error) {
    throw new UsageError(`${path}: ${(error as Error).message}`); // it is not there, or no JSON: both are said by the message
  }
}

function checkLines({ amiId, name, requirements }: ImportCheck): readonly string[] {
  const mark = { true: 'yes', false: 'no', unknown: '?' } as const;
  return [`${amiId} ${name}`, ...requirements.map(({ title, met, text }) => `  ${mark[`${met}`].padEnd(4)} ${title}: ${text}`)];
}
