import { AppError } from '../../contract/index.ts';
import { documentsBelow } from '../resources/find-beside.ts';
import { resourceKind } from '../resources/resource-file.ts';
import type { ResourceKind } from '../resources/schemas.ts';
import { type ResourceSource, readGraph, type SourceGraph } from '../resources/source-graph.ts';
import { readWorkspaceFile } from '../workspace/content.ts';
import { resourceArn } from './arn.ts';
import { planSource } from './plan-source.ts';
import { movedFrom, type Planning } from './planning.ts';

/** Kinds that name others; recipes before the pipelines that name them. */
const layers: readonly (readonly ResourceKind[])[] = [['image-recipe', 'container-recipe'], ['image-pipeline']];

/** Every resource file of a workspace, with its kind. */
export async function resourceFiles(root: string, start = '.'): Promise<{ path: string; kind: ResourceKind }[]> {
  const found: { path: string; kind: ResourceKind }[] = [];
  for await (const path of documentsBelow(root, start, undefined)) {
    const kind = await kindOf({ root, path });
    if (kind) found.push({ path, kind });
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function kindOf(file: { readonly root: string; readonly path: string }): Promise<ResourceKind | undefined> {
  try {
    const { text } = await readWorkspaceFile(file);
    return resourceKind(text, file.path);
  } catch (error) {
    if (error instanceof AppError) return undefined; // too large, no text, or not readable: no resource that anybody meant
    throw error;
  }
}

/** Whether something that a file names gets another ARN in this plan. */
const isConcerned = (planning: Planning, { links }: ResourceSource) =>
  links.some(({ link }) =>
    'path' in link ? planning.moved.some(({ key, pinned }) => key === link.path && !pinned) : movedFrom(planning, link.arn) !== undefined,
  );

async function readDependent(planning: Planning, root: string, path: string): Promise<SourceGraph | undefined> {
  try {
    return await readGraph(root, [path]);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    planning.notes.push(`Whether ${path} depends on this cannot be told: ${error.message}`);
    return undefined;
  }
}

/** Points what the workspace has, and the plan not, at the new versions of the plan: by path it follows, by ARN its file is edited. */
export async function planDependents(planning: Planning, root: string): Promise<void> {
  if (planning.moved.length === 0) return;
  const files = (await resourceFiles(root)).filter(({ path }) => !planning.arns.has(path));
  for (const layer of layers)
    for (const { path } of files.filter(({ kind }) => layer.includes(kind))) {
      const graph = await readDependent(planning, root, path);
      const source = graph?.get(path);
      if (!graph || !source || !isConcerned(planning, source)) continue;
      if (planning.choices.leave.includes(path)) leaveOut(planning, source);
      else await planWithNeeds(planning, graph, path);
    }
}

/** A dependent that is published needs all that it names, as everything else does. */
async function planWithNeeds(planning: Planning, graph: SourceGraph, path: string): Promise<void> {
  for (const [each, source] of graph)
    if (!planning.arns.has(each)) await planSource(planning, source, each === path ? 'dependent' : 'needed');
}

/** A dependent that stays as it is keeps its place in the plan, so that it can be taken in again. */
function leaveOut({ aws, arns, items }: Planning, { file }: ResourceSource): void {
  const kind = file.kind as 'image-recipe' | 'container-recipe' | 'image-pipeline'; // the layers have no others
  const version = 'semanticVersion' in file.body ? `/${file.body.semanticVersion}` : '';
  arns.set(file.path, `${resourceArn(aws.connection, kind, file.body.name)}${version}`);
  items.push({
    ...{ key: file.path, path: file.path, kind, name: file.body.name, action: 'update', origin: 'dependent', included: false },
    ...{ reason: 'names what gets another version, and stays as it is', changes: [], choices: [], needs: [], edits: [] },
  });
}
