import type { DocumentText } from './document-text.ts';
import type { Link } from './links.ts';
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
  readonly infrastructure: Link | undefined;
  readonly distribution: Link | undefined;
  readonly graph: SourceGraph;
}

const isPipeline = (source: ResourceSource): source is ResourceSource<'image-pipeline'> => source.file.kind === 'image-pipeline';

function linkFrom({ links }: ResourceSource, ...kinds: readonly ResourceKind[]): Link | undefined {
  return links.find(({ kind, keys }) => keys.length === 1 && kinds.includes(kind))?.link;
}

function recipeOf(graph: SourceGraph, target: ResourceSource): BuildSources['recipe'] {
  if (!isPipeline(target)) return target as ResourceSource<RecipeKind>;
  const link = linkFrom(target, 'image-recipe', 'container-recipe');
  const found = link && 'path' in link ? graph.get(link.path) : link;
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
    infrastructure: linkFrom(target, 'infrastructure-configuration'),
    distribution: linkFrom(target, 'distribution-configuration'),
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
