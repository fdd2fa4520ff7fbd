import { randomUUID } from 'node:crypto';
import { posix } from 'node:path';
import { AppError, changesOf, type PlanItem, type PublishPlan } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import type { ResourceKind } from '../resources/schemas.ts';
import { readGraph, type SourceGraph } from '../resources/source-graph.ts';
import { versionOf } from '../workspace/content.ts';
import { planAccountDependents } from './account-dependents.ts';
import { planDependents, resourceFiles } from './dependents.ts';
import { publishKinds } from './kinds/index.ts';
import { planSource } from './plan-source.ts';
import type { PlanChoices, Planning } from './planning.ts';
import type { Step } from './step.ts';

export interface PublishWish extends PlanChoices {
  readonly root: string;
  /** Files and folders, relative to the root. */
  readonly paths: readonly string[];
}

/** A plan with the steps that carry it out, and the files that it was made from as they were. */
export interface PreparedPublish<Plan extends PublishPlan = PublishPlan> {
  readonly plan: Plan;
  readonly steps: readonly Step[];
  readonly files: Readonly<Record<string, string>>;
  /** What is built at the end: the file, or the ARN. */
  readonly build?: string;
}

export async function beginPlan(aws: Aws, choices: PlanChoices): Promise<Planning> {
  const api = await aws.imagebuilder();
  return { aws, api, choices, items: [], steps: [], arns: new Map(), moved: [], notes: [] };
}

export async function planGraph(planning: Planning, graph: SourceGraph, asked: ReadonlySet<string>): Promise<void> {
  for (const [path, source] of graph) await planSource(planning, source, asked.has(path) ? 'asked' : 'needed');
}

/** The files that a plan is made from, with the versions that were read. */
export function filesOf(graph: SourceGraph): Record<string, string> {
  const texts = [...graph.values()].flatMap(({ file, document }) => {
    const own = [[file.path, file.version]] as const;
    return document && document.path !== file.path
      ? [...own, [document.path, versionOf(Buffer.from(document.analysis.text))] as const]
      : own;
  });
  return Object.fromEntries(texts);
}

/** The resource files behind what was named: folders hold some, and documents are published with the resources that name them. */
async function filesAsked(root: string, paths: readonly string[]): Promise<string[]> {
  const known: readonly { path: string; kind: ResourceKind }[] = await resourceFiles(root);
  const asked = new Set<string>();
  for (const wish of paths) {
    const path = posix.normalize(wish === '' ? '.' : wish).replace(/\/$/, '');
    const within = known.filter((file) => path === '.' || file.path === path || file.path.startsWith(`${path}/`));
    for (const file of within.length > 0 ? within : await holdersOf(root, known, path)) asked.add(file.path);
  }
  return [...asked];
}

/** Resources whose document a file is. */
async function holdersOf(root: string, known: readonly { path: string; kind: ResourceKind }[], path: string) {
  const holders: { path: string }[] = [];
  for (const file of known.filter(({ kind }) => publishKinds[kind].versioning !== 'name')) {
    // One that cannot be read is not what was asked for; when it is asked for itself, its fault is told.
    const graph = await readGraph(root, [file.path]).catch((error: unknown) => {
      if (error instanceof AppError) return undefined;
      throw error;
    });
    if (graph?.get(file.path)?.document?.path === path) holders.push(file);
  }
  if (holders.length === 0) {
    const remedy = 'Name a resource file, the document of one, or a folder that holds some.';
    throw new AppError('invalid-input', `${path}: there is nothing to publish here. ${remedy}`, { path, line: 1 });
  }
  return holders;
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;

export function summarize({ connection }: Aws, items: readonly PlanItem[]): string {
  const changes = changesOf({ items }).filter(({ kind }) => kind !== 'image');
  const same = items.filter(({ action }) => action === 'unchanged').length;
  const place = `account ${connection.accountId}, Region ${connection.region}`;
  if (changes.length === 0) return `Nothing needs to be published: ${place} has it all.`;
  return `Publishes ${count(changes.length, 'resource')} to ${place}${same > 0 ? `; ${same} are there unchanged` : ''}.`;
}

export const placeOf = ({ connection: { id, name, accountId, region } }: Aws) => ({ id, name, accountId, region });

/** Finds out what publishing files would do. Only reads, from the files and from the account. */
export async function planPublish(aws: Aws, wish: PublishWish): Promise<PreparedPublish> {
  const { root, paths } = wish;
  const asked = await filesAsked(root, paths);
  const graph = await readGraph(root, asked);
  const planning = await beginPlan(aws, wish);
  await planGraph(planning, graph, new Set(asked));
  await planDependents(planning, root);
  await planAccountDependents(planning);
  if (aws.connection.readOnly)
    planning.notes.push('The connection is read-only: this shows what would be done, and nothing can be published.');
  const { items, notes, steps } = planning;
  const plan = { id: randomUUID(), root, place: placeOf(aws), items, summary: summarize(aws, items), notes };
  return { plan, steps, files: filesOf(graph) };
}
