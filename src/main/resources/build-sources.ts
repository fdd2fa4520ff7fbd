import type { DocumentText } from './document-text.ts';
import type { ResourceFile } from './resource-file.ts';
import type { ResourceKind } from './schemas.ts';
import { type ResourceSource, readGraph, type SourceGraph } from './source-graph.ts';

export type ComponentText = DocumentText;

/** What can be built: a pipeline, or a recipe for AMIs or containers. */
export type RecipeKind = 'image-recipe' | 'container-recipe';
export const buildableKinds = ['image-recipe', 'container-recipe', 'image-pipeline'] as const;

/** Everything that a build of one file is made from. */
export interface BuildSources {
  /** The file that is built. */
  readonly target: ResourceSource;
  readonly pipeline: ResourceFile<'image-pipeline'> | undefined;
  readonly recipe: ResourceSource<RecipeKind> | { readonly arn: string };
  /** undefined: the file does not say. */
  readonly infrastructure: ResourceFile<'infrastructure-configuration'> | { readonly arn: string } | undefined;
  readonly distribution: ResourceFile<'distribution-configuration'> | { readonly arn: string } | undefined;
  readonly graph: SourceGraph;
}

const isPipeline = (source: ResourceSource): source is ResourceSource<'image-pipeline'> => source.file.kind === 'image-pipeline';

/** What a file names at its top: a file that was read with it, or an ARN. */
function named(graph: SourceGraph, { links }: ResourceSource, ...kinds: readonly ResourceKind[]) {
  const link = links.find(({ kind, keys }) => keys.length === 1 && kinds.includes(kind))?.link;
  return link && 'path' in link ? graph.get(link.path) : link;
}

/** The graph was read by these very kinds. */
function configuration<Kind extends ResourceKind>(graph: SourceGraph, target: ResourceSource, kind: Kind) {
  const found = named(graph, target, kind);
  return found && 'file' in found ? (found.file as ResourceFile<Kind>) : found;
}

function recipeOf(graph: SourceGraph, target: ResourceSource): BuildSources['recipe'] {
  if (!isPipeline(target)) return target as ResourceSource<RecipeKind>;
  const found = named(graph, target, 'image-recipe', 'container-recipe');
  if (!found) throw target.file.fault([], 'a pipeline names its recipe as imageRecipeArn or containerRecipeArn.');
  return found as BuildSources['recipe'];
}

/** Reads a recipe or pipeline file and everything that it names. Fails with `invalid-input`, naming file and line. */
export async function readBuildSources({ root, path }: { readonly root: string; readonly path: string }): Promise<BuildSources> {
  const graph = await readGraph(root, [path], buildableKinds);
  const target = graph.get(path) as ResourceSource; // the graph holds what it was asked for
  return {
    target,
    graph,
    pipeline: isPipeline(target) ? target.file : undefined,
    recipe: recipeOf(graph, target),
    infrastructure: configuration(graph, target, 'infrastructure-configuration'),
    distribution: configuration(graph, target, 'distribution-configuration'),
  };
}

/** The components of a build with the texts of their documents, by their names in their files. */
export function componentTexts({ recipe, graph }: BuildSources): readonly (readonly [name: string, document: DocumentText])[] {
  if ('arn' in recipe) return [];
  return recipe.links.flatMap(({ kind, link }) => {
    const source = kind === 'component-resource' && 'path' in link ? graph.get(link.path) : undefined;
    return source?.document ? [[source.file.body.name, source.document] as const] : [];
  });
}
