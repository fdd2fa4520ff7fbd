import type { TextEdit } from '../../../diagnostic.ts';
import { itemsOf, mapOf } from '../../../syntax/entries.ts';
import { scalarNamed, valueNamed } from '../../../syntax/lookup.ts';
import { parseSyntax } from '../../../syntax/parse.ts';
import type { FileFacts, ListItemFact, WorkspaceFacts } from '../../../workspace/model.ts';
import { relativePath } from '../../../workspace/relative-path.ts';
import type { FileEdits } from '../../types.ts';

/** A document that leaves another one, and what is needed to run it beside that one. */
export interface NewComponent {
  /** The document that it leaves, and its own; from the workspace's root. */
  readonly from: string;
  readonly path: string;
  readonly parameters: ReadonlySet<string>;
  /** Its steps ran before all others of their phase. */
  readonly runsFirst: boolean;
}

export interface WorkspaceChanges {
  readonly files: readonly FileEdits[];
  readonly creates: readonly { readonly path: string; readonly text: string }[];
}

/**
 * Where a workspace has a resource of the old document it gets one of the new document too, and recipes that run the old one run the new
 * one beside it, with the parameters that they set.
 */
export function addToWorkspace({ files }: WorkspaceFacts, component: NewComponent): WorkspaceChanges {
  const resources = [...files.values()].filter(
    ({ kind, references }) => kind === 'component-resource' && references.some(({ path }) => path === component.from),
  );
  const [resource] = resources;
  if (resource === undefined) return { files: [], creates: [] };
  const path = component.path.replace(/\.yaml$/, '.component.yaml');
  const used = new Set(resources.map((each) => each.path));
  const recipes = [...files.values()].flatMap((recipe) => recipeEdits(recipe, used, { ...component, path }));
  return { files: recipes, creates: [{ path, text: resourceText(resource, component.path) }] };
}

function resourceText({ platform }: FileFacts, document: string): string {
  const file = document.slice(document.lastIndexOf('/') + 1);
  const name = file.replace(/\.yaml$/, '');
  return `name: ${name}\nsemanticVersion: 1.0.0\nplatform: ${platform?.value ?? 'Linux'}\nuri: ./${file}\n`;
}

function recipeEdits({ path, usedComponents = [] }: FileFacts, used: ReadonlySet<string>, component: NewComponent): readonly FileEdits[] {
  const edits = usedComponents.flatMap(({ reference, item }) => {
    const isUse = reference.path !== undefined && used.has(reference.path);
    return isUse && item !== undefined
      ? [insertion(item, newItem(item, relativePath(path, component.path), component), component.runsFirst)]
      : [];
  });
  return edits.length === 0 ? [] : [{ path, edits }];
}

function insertion({ range, column }: ListItemFact, lines: readonly string[], before: boolean): TextEdit {
  const text = lines.join(`\n${' '.repeat(column)}`);
  const at = before ? range.start : range.end;
  const newText = before ? `${text}\n${' '.repeat(column)}` : `\n${' '.repeat(column)}${text}`;
  return { range: { start: at, end: at }, newText };
}

/** An item of a recipe's components, with those parameters of another item that the new component has. */
function newItem({ text }: ListItemFact, path: string, { parameters }: NewComponent): readonly string[] {
  const [item] = itemsOf(parseSyntax(text).root);
  const lines = itemsOf(valueNamed(mapOf(item?.value), 'parameters')).flatMap(({ value }) => {
    const name = scalarNamed(mapOf(value), 'name')?.value;
    const given = valueNamed(mapOf(value), 'value');
    if (name === undefined || given === undefined || !parameters.has(name)) return [];
    const values = given.kind === 'list' ? itemsOf(given).map((each) => textOf(text, each.value?.range)) : [textOf(text, given.range)];
    return [`    - name: ${name}`, `      value: [${values.join(', ')}]`];
  });
  return [`- componentArn: ${path}`, ...(lines.length === 0 ? [] : ['  parameters:', ...lines])];
}

function textOf(text: string, range: { start: number; end: number } | undefined): string {
  return range === undefined ? '' : text.slice(range.start, range.end);
}
