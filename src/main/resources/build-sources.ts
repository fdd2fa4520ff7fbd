import { posix } from 'node:path';
import { AppError } from '../../contract/index.ts';
import { type Analysis, analyze } from '../../documents/index.ts';
import { readWorkspaceFile } from '../workspace/content.ts';
import { invalidFile, type ResourceFile, readResource } from './resource-file.ts';
import type { ResourceKind } from './schemas.ts';

/** Where a resource names another one: by ARN, or by the path of a file in the workspace. */
export type Link = { readonly arn: string } | { readonly path: string };

/** A component with the text of its document. */
export interface ComponentSource {
  readonly file: ResourceFile<'component-resource'>;
  /** undefined when the document lies in S3. */
  readonly document: ComponentText | undefined;
}

export interface ComponentText {
  readonly path: string;
  readonly analysis: Analysis;
}

export interface RecipeSource {
  readonly file: ResourceFile<'image-recipe'>;
  /** In the order of the recipe. */
  readonly links: readonly Link[];
  readonly components: readonly ComponentSource[];
}

/** Everything that a build of one file is made from. */
export interface BuildSources {
  readonly pipeline: ResourceFile<'image-pipeline'> | undefined;
  readonly recipe: RecipeSource | { readonly arn: string };
  /** undefined: the file does not say. */
  readonly infrastructure: ResourceFile<'infrastructure-configuration'> | { readonly arn: string } | undefined;
  readonly distribution: ResourceFile<'distribution-configuration'> | { readonly arn: string } | undefined;
}

/** The most that CreateComponent takes as text (ComponentData in the service model). */
const longestDocument = 16_000;

const isArn = (value: string) => value.startsWith('arn:');

/** Follows a path that stands in a file; ARNs stay as they are. */
function link(from: ResourceFile, keys: readonly PropertyKey[], value: string): Link {
  if (isArn(value)) return { arn: value };
  if (posix.isAbsolute(value) || /^[a-z]+:/i.test(value))
    throw from.fault(keys, `'${value}' is neither an ARN nor a path relative to this file.`);
  return { path: posix.join(posix.dirname(from.path), value) };
}

/** Reads what a path names; a file that is not there is told where it is named. */
async function follow<Result>(from: ResourceFile, keys: readonly PropertyKey[], read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not-found' || error.code === 'refused')) throw from.fault(keys, error.message);
    throw error;
  }
}

async function readDocument(root: string, file: ResourceFile<'component-resource'>): Promise<ComponentText | undefined> {
  const { data, uri } = file.body;
  if ((data === undefined) === (uri === undefined))
    throw file.fault([], 'a component has either a uri, the path of its document, or the document itself as data.');
  if (uri?.startsWith('s3://')) return undefined;
  const path = uri === undefined ? file.path : posix.join(posix.dirname(file.path), uri);
  const text = data ?? (await follow(file, ['uri'], () => readWorkspaceFile({ root, path }))).text;
  const analysis = analyze(text, { fileName: path });
  if (analysis.kind !== 'component') throw file.fault(['uri'], `${path} is not a component document.`);
  if (text.length > longestDocument)
    throw invalidFile(
      path,
      1,
      `the document has ${text.length} characters; Image Builder takes ${longestDocument}. Put it in S3 and name it s3://….`,
    );
  const error = analysis.diagnostics.find(({ severity }) => severity === 'error');
  if (error) throw invalidFile(path, analysis.lines.positionAt(error.range.start).line + 1, `${error.message} (${error.rule})`);
  return { path, analysis };
}

async function readRecipe(root: string, file: ResourceFile<'image-recipe'>): Promise<RecipeSource> {
  const links = file.body.components.map(({ componentArn }, index) => link(file, ['components', index, 'componentArn'], componentArn));
  const components: ComponentSource[] = [];
  for (const [index, target] of links.entries()) {
    if ('arn' in target) continue;
    const { path } = target;
    const keys = ['components', index, 'componentArn'];
    if (components.some((other) => other.file.path === path)) throw file.fault(keys, `${path} is in the recipe twice.`);
    const component = await follow(file, keys, () => readResource({ root, path }, ['component-resource']));
    components.push({ file: component, document: await readDocument(root, component) });
  }
  return { file, links, components };
}

/** Reads the file that a member of the pipeline names, or passes its ARN on. */
async function readLinked<Kind extends ResourceKind>(
  root: string,
  pipeline: ResourceFile<'image-pipeline'>,
  {
    key,
    kind,
  }: { readonly key: 'imageRecipeArn' | 'infrastructureConfigurationArn' | 'distributionConfigurationArn'; readonly kind: Kind },
): Promise<ResourceFile<Kind> | { readonly arn: string } | undefined> {
  const value = pipeline.body[key];
  if (value === undefined) return undefined;
  const target = link(pipeline, [key], value);
  if ('arn' in target) return target;
  return follow(pipeline, [key], () => readResource({ root, path: target.path }, [kind]));
}

async function readPipeline(root: string, pipeline: ResourceFile<'image-pipeline'>): Promise<BuildSources> {
  const recipe = await readLinked(root, pipeline, { key: 'imageRecipeArn', kind: 'image-recipe' });
  if (!recipe) throw pipeline.fault([], 'a pipeline names its recipe as imageRecipeArn.');
  return {
    pipeline,
    recipe: 'arn' in recipe ? recipe : await readRecipe(root, recipe),
    infrastructure: await readLinked(root, pipeline, { key: 'infrastructureConfigurationArn', kind: 'infrastructure-configuration' }),
    distribution: await readLinked(root, pipeline, { key: 'distributionConfigurationArn', kind: 'distribution-configuration' }),
  };
}

/** Reads a recipe or pipeline file and everything that it names. Fails with `invalid-input`, naming file and line. */
export async function readBuildSources(file: { readonly root: string; readonly path: string }): Promise<BuildSources> {
  const target = await readResource(file, ['image-recipe', 'image-pipeline']);
  if (isPipeline(target)) return readPipeline(file.root, target);
  const recipe = await readRecipe(file.root, target as ResourceFile<'image-recipe'>);
  return { pipeline: undefined, recipe, infrastructure: undefined, distribution: undefined };
}

function isPipeline(file: ResourceFile): file is ResourceFile<'image-pipeline'> {
  return file.kind === 'image-pipeline';
}
