import { type DocumentText, readDocument } from './document-text.ts';
import { followed } from './followed.ts';
import { type LinkAt, linksOf } from './links.ts';
import { type ResourceFile, readResource } from './resource-file.ts';
import type { ResourceKind } from './schemas.ts';

/** A resource file with what it names and the text that it is made of. */
export interface ResourceSource<Kind extends ResourceKind = ResourceKind> {
  readonly file: ResourceFile<Kind>;
  readonly links: readonly LinkAt[];
  /** undefined: the kind has none, or it lies in S3. */
  readonly document: DocumentText | undefined;
}

/** Resources by the paths of their files; each comes after those that it names. */
export type SourceGraph = ReadonlyMap<string, ResourceSource>;

/** In the order in which they are told: what is named comes before what names it. */
const everyKind: readonly ResourceKind[] = [
  'component-resource',
  'workflow-resource',
  'image-recipe',
  'container-recipe',
  'infrastructure-configuration',
  'distribution-configuration',
  'image-pipeline',
  'lifecycle-policy',
];

const rank = (source: ResourceSource) => everyKind.indexOf(source.file.kind);

function checkLinks({ file, links }: ResourceSource): void {
  const { body } = file;
  if (file.kind === 'image-pipeline') {
    const { imageRecipeArn, containerRecipeArn } = body as ResourceFile<'image-pipeline'>['body'];
    if ((imageRecipeArn === undefined) === (containerRecipeArn === undefined))
      throw file.fault([], 'a pipeline names its recipe, either as imageRecipeArn or as containerRecipeArn.');
  }
  const seen = new Set<string>();
  for (const { keys, kind, link } of links) {
    if (kind !== 'component-resource' || 'arn' in link) continue;
    if (seen.has(link.path)) throw file.fault(keys, `${link.path} is in the recipe twice.`);
    seen.add(link.path);
  }
}

/**
 * Reads resource files with all that they name. Kinds are layered (a component names nothing, a pipeline is named by nothing), so a
 * file that names itself, directly or in a circle, is told as a member that names the wrong kind.
 */
export async function readGraph(root: string, paths: readonly string[], wanted: readonly ResourceKind[] = everyKind): Promise<SourceGraph> {
  const graph = new Map<string, ResourceSource>();
  const add = async (path: string, kinds: readonly ResourceKind[]): Promise<void> => {
    if (graph.get(path) && kinds.includes(graph.get(path)?.file.kind as ResourceKind)) return;
    const file = await readResource({ root, path }, kinds);
    const links = linksOf(file);
    checkLinks({ file, links, document: undefined });
    for (const { keys, kind, link } of links) if ('path' in link) await followed(file, keys, () => add(link.path, [kind]));
    graph.set(path, { file, links, document: await readDocument(root, file) });
  };
  for (const path of paths) await add(path, wanted);
  return new Map([...graph].sort(([, a], [, b]) => rank(a) - rank(b)));
}
