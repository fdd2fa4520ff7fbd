import type { Analysis } from '../../analysis.ts';
import { entryNamed } from '../../syntax/lookup.ts';
import type { TextRange } from '../../text.ts';
import { factsOf } from '../../workspace/facts.ts';
import type { FileFacts, UsedComponent } from '../../workspace/model.ts';
import { relativePath } from '../../workspace/relative-path.ts';
import { edited, type Mutant, type Mutation, mapsOf, type Surroundings, withLineBefore, without } from '../mutation.ts';

/** A file among the others of its workspace. */
interface Neighbour extends Surroundings {
  readonly analysis: Analysis;
  readonly file: FileFacts;
}

function betweenFiles(id: string, mutants: (neighbour: Neighbour) => readonly Mutant[]): Mutation {
  return {
    id: `workspace: ${id}`,
    mutants: (analysis, surroundings) =>
      surroundings === undefined ? [] : mutants({ ...surroundings, analysis, file: factsOf(analysis, surroundings.path) }),
  };
}

/** A component of a recipe whose resource is a file of the workspace, and the document of that. */
interface Used extends Neighbour {
  readonly used: UsedComponent;
  readonly component: FileFacts;
  readonly document: FileFacts['component'];
}

function ofComponents(id: string, mutants: (used: Used) => readonly Mutant[]): Mutation {
  return betweenFiles(id, (neighbour) =>
    (neighbour.file.usedComponents ?? []).flatMap((used) => {
      const component = fileAt(neighbour, used.reference.path);
      return component === undefined ? [] : mutants({ ...neighbour, used, component, document: documentOf(neighbour, component) });
    }),
  );
}

function fileAt({ workspace }: Neighbour, path: string | undefined): FileFacts | undefined {
  return path === undefined ? undefined : workspace.files.get(path);
}

/** What a component says, in its own file or in the document that this names. */
function documentOf(neighbour: Neighbour, component: FileFacts): FileFacts['component'] {
  return component.component ?? component.references.flatMap(({ path }) => fileAt(neighbour, path)?.component ?? [])[0];
}

/** The words of a range, without quotes around them. */
function inQuotes({ text }: Analysis, { start, end }: TextRange): TextRange {
  return /^["']/.test(text.slice(start, end)) ? { start: start + 1, end: end - 1 } : { start, end };
}

function renamed({ analysis }: Neighbour, range: TextRange, word: string): Mutant {
  return edited(analysis, inQuotes(analysis, range), word);
}

function arnOf({ name, version }: FileFacts, wanted = version?.value): string {
  return `arn:aws:imagebuilder:eu-west-1:123456789012:component/${name?.toLowerCase()}/${wanted}`;
}

/** The map of the recipe that names a component. */
function itemOf({ analysis, used }: Used) {
  const start = used.reference.range.start;
  return mapsOf(analysis.tree.root).find((map) => entryNamed(map, 'componentArn')?.value?.range.start === start);
}

const platforms: Readonly<Record<string, string>> = { Linux: 'Windows', Windows: 'Linux', macOS: 'Windows' };
const images: Readonly<Record<string, string>> = {
  Linux: 'windows-server-2025-english-full-base-x86',
  Windows: 'ubuntu-server-24-lts-x86',
};

export const workspaceMutations: readonly Mutation[] = [
  betweenFiles('a file is named that is not there', (neighbour) =>
    neighbour.file.references.flatMap(({ path, range, text }) =>
      path === undefined ? [] : [renamed(neighbour, range, text.replace(/([^/]+)$/, 'not-$1'))],
    ),
  ),
  betweenFiles('a file names itself', (neighbour) =>
    neighbour.file.references.flatMap(({ path, range, kinds }) =>
      path === undefined || kinds.length === 0 ? [] : [renamed(neighbour, range, relativePath(neighbour.path, neighbour.path))],
    ),
  ),
  ofComponents('a document stands in place of its component', (recipe) => {
    const document = recipe.component.references.find(({ path }) => fileAt(recipe, path)?.component !== undefined)?.path;
    return document === undefined ? [] : [renamed(recipe, recipe.used.reference.range, relativePath(recipe.path, document))];
  }),
  ofComponents('a version that nobody has', (recipe) => [renamed(recipe, recipe.used.reference.range, arnOf(recipe.component, '97.x.x'))]),
  ofComponents('a component stands twice', (recipe) => {
    const at = recipe.used.item?.range.start;
    if (at === undefined) return [];
    const mutant = withLineBefore(recipe.analysis, at, `- componentArn: ${arnOf(recipe.component)}`);
    return [{ ...mutant, to: mutant.to + 1 }];
  }),
  ofComponents('a parameter does not exist', (recipe) =>
    recipe.used.parameters.map(({ value, range }) => renamed(recipe, range, `${value}Zz`)),
  ),
  ofComponents('a needed parameter is missing', (recipe) => {
    const map = itemOf(recipe);
    const entry = entryNamed(map, 'parameters');
    const isNeeded = recipe.document?.parameters.some(({ required }) => required) === true;
    return map === undefined || entry === undefined || !isNeeded ? [] : without(recipe.analysis, map, entry);
  }),
  ofComponents('the parent image is for another platform', (recipe) => {
    const image = images[recipe.component.platform?.value ?? ''];
    const { parentImage, usedComponents = [] } = recipe.file;
    if (image === undefined || parentImage === undefined || recipe.used !== usedComponents[0]) return [];
    const arn = `arn:aws:imagebuilder:eu-west-1:aws:image/${image}/x.x.x`;
    const { text } = recipe.analysis;
    const mutant = edited(recipe.analysis, inQuotes(recipe.analysis, parentImage.range), arn);
    // The components are told about, which no longer fit: the image is one word on its line.
    const lineOfUse = text.slice(0, recipe.used.reference.range.start).split('\n').length - 1;
    return [{ ...mutant, from: lineOfUse, to: lineOfUse }];
  }),
  betweenFiles('a component is for another platform than its document', (neighbour) => {
    const { platform, kind } = neighbour.file;
    const other = platform && platforms[platform.value];
    const narrowed = documentOf(neighbour, neighbour.file)?.narrowedBy;
    if (kind !== 'component-resource' || platform === undefined || other === undefined || narrowed === undefined) return [];
    return [renamed(neighbour, platform.range, other)];
  }),
  betweenFiles('two files describe one resource', (neighbour) => {
    const { file, workspace } = neighbour;
    const twin = [...workspace.files.values()].find(
      (other) => other.path !== file.path && other.kind === file.kind && other.version?.value === file.version?.value,
    );
    if (file.kind !== 'component-resource' || twin?.name === undefined || file.nameRange === undefined) return [];
    return [renamed(neighbour, file.nameRange, twin.name)];
  }),
];
