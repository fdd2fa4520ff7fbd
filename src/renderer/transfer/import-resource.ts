import {
  type ImportDecision,
  type ImportItem,
  type ImportPlan,
  importDecisions,
  resourceKindOf,
  resourceKindWords,
} from '../../contract/index.ts';
import { openFile } from '../editor/open-file.ts';
import { notify } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';

interface Target {
  readonly connection: string;
  readonly arn: string;
}

const words = ({ kind, name, version }: ImportItem) => `${resourceKindWords[kind]} ${version === undefined ? name : `${name} ${version}`}`;

/** Makes files of a resource, after showing which; nothing is written before the last button. */
export async function importResource(workbench: Workbench, { connection, arn }: Target): Promise<void> {
  const root = workbench.workspace.getState().workspace?.root;
  if (root === undefined) {
    notify(workbench, 'info', 'Open a folder first: the files are written into it.');
    return;
  }
  const dependencies = await askForDependencies(workbench, arn);
  if (dependencies === undefined) return;
  const { client } = workbench.connection;
  const planned = await workbench.tasks.run('Reading what is to be imported', (signal) =>
    client.transfer.planImport({ connection, root, arns: [arn], dependencies }, { signal }),
  );
  const plan = await decideAll(workbench, planned);
  if (plan === undefined || !(await confirm(workbench, plan))) return;
  const { written } = await client.transfer.applyImport({ planId: plan.id });
  notify(workbench, 'info', written.length === 1 ? `Imported ${written[0]}` : `Imported ${written.length} files`);
  const last = plan.items.find((item) => item.arn === arn)?.files.at(-1) ?? plan.items.at(-1)?.files.at(-1);
  if (last) await openFile(workbench, last.path);
}

/** What names nothing else has nothing to ask about; undefined: dismissed. */
async function askForDependencies({ dialogs }: Workbench, arn: string): Promise<boolean | undefined> {
  const kind = resourceKindOf(arn);
  if (kind === undefined || !['image-pipeline', 'image-recipe', 'container-recipe', 'image'].includes(kind)) return false;
  const answer = await dialogs.ask({
    kind: 'choice',
    icon: 'cloud-download',
    title: `Import ${resourceKindWords[kind].toLowerCase()} into the workspace?`,
    message:
      'It can come with everything of the account that it needs: recipes, components with their documents, configurations, workflows.',
    notes: ['Alone, it goes on to name the others by their ARNs. What Amazon and other accounts own always stays an ARN.'],
    choices: [
      { id: 'alone', label: 'Import it alone' },
      { id: 'all', label: 'Import with all it needs', kind: 'primary' },
    ],
  });
  return answer === undefined ? undefined : answer === 'all';
}

/** Asks about every resource whose files are in the way; undefined: given up. */
async function decideAll(workbench: Workbench, planned: ImportPlan): Promise<ImportPlan | undefined> {
  const decisions: Record<string, ImportDecision> = {};
  let plan = planned;
  for (let item = undecided(plan); item !== undefined; item = undecided(plan)) {
    const decision = await askAbout(workbench, item);
    if (decision === undefined) return undefined;
    decisions[item.arn] = decision;
    plan = await workbench.connection.client.transfer.decideImport({ planId: plan.id, decisions });
  }
  return plan;
}

const undecided = ({ items }: ImportPlan) => items.find(({ decision, state }) => state === 'different' && decision === undefined);

async function askAbout({ dialogs }: Workbench, item: ImportItem): Promise<ImportDecision | undefined> {
  const differing = item.files.filter(({ state }) => state === 'different');
  const shown = (side: 'current' | 'text') =>
    differing.map((file) => `${differing.length > 1 ? `# ${file.path}\n` : ''}${file[side] ?? ''}`);
  const answer = await dialogs.ask({
    kind: 'compare',
    title: `${differing.map(({ path }) => path).join(' and ')} ${differing.length > 1 ? 'are' : 'is'} there already`,
    message: `On the left what the workspace has, on the right ${words(item)} of the account.`,
    language: 'yaml',
    disk: shown('current').join('\n'),
    mine: shown('text').join('\n'),
    choices: [
      { id: 'replace', label: 'Replace', kind: 'danger' },
      { id: 'skip', label: 'Keep mine' },
      { id: 'keep-both', label: 'Keep both', kind: 'primary' },
    ],
  });
  return importDecisions.find((decision) => decision === answer);
}

const ICONS = { new: 'add', same: 'check', different: 'edit' } as const;

function detailOf({ decision, state }: ImportItem): string {
  if (decision === 'skip') return 'the workspace keeps its own';
  if (state === 'same') return 'the workspace has the same already';
  return state === 'new' ? 'new' : 'replaced';
}

async function confirm({ dialogs }: Workbench, { connection, items, notes }: ImportPlan): Promise<boolean> {
  const files = items.flatMap((item) =>
    item.files.map(({ path, state }) => ({ icon: ICONS[state], text: path, detail: `${words(item)}: ${detailOf(item)}` })),
  );
  const answer = await dialogs.ask({
    kind: 'choice',
    icon: 'cloud-download',
    title: 'Write these files?',
    message: `From ${connection}. All of them are written, or none.`,
    rows: files,
    notes,
    choices: [{ id: 'write', label: 'Write files', kind: 'primary' }],
  });
  return answer === 'write';
}

/** Asks for an ARN, of whatever account, that the connection in use may read. */
export async function importByArn(workbench: Workbench): Promise<void> {
  const arn = await workbench.dialogs.ask({
    kind: 'prompt',
    title: 'Import into workspace',
    label: 'ARN of a resource of EC2 Image Builder',
    value: '',
    confirm: 'Import',
    check: (value) => (resourceKindOf(value.trim()) ? undefined : 'It begins with arn:aws:imagebuilder:'),
  });
  const connection = workbench.connections.getState()?.current.id;
  if (arn !== undefined && connection !== undefined) await importResource(workbench, { connection, arn: arn.trim() });
}
