import type { ScriptAssignment, ScriptCommand, ScriptNode, ScriptWord } from '../model.ts';
import { eachNode, textOf, wordOf } from '../walk.ts';

/** The calls of a PowerShell script: cmdlets and programs, and methods as `.name`. */
export function powershellCommands(text: string, root: ScriptNode): readonly ScriptCommand[] {
  const found: ScriptCommand[] = [];
  collect(text, root, found);
  return found.sort((a, b) => a.range.start - b.range.start);
}

function collect(text: string, node: ScriptNode, found: ScriptCommand[]): ScriptCommand | undefined {
  if (isPipeline(node)) {
    let next: ScriptCommand | undefined;
    for (const part of node.children.toReversed()) {
      if (part.type === 'command') next = add(text, part, { found, pipedInto: next });
      else if (part.type !== '|') next = collect(text, part, found);
    }
    return next;
  }
  if (node.type === 'flow_control_statement') found.push(statement(text, node));
  if (node.type === 'command' || node.type === 'invokation_expression') return add(text, node, { found, pipedInto: undefined });
  for (const child of node.children) collect(text, child, found);
  return undefined;
}

const isPipeline = ({ type, children }: ScriptNode) => type.startsWith('pipeline') && children.some((child) => child.type === '|');

interface Context {
  readonly found: ScriptCommand[];
  readonly pipedInto: ScriptCommand | undefined;
}

function add(text: string, node: ScriptNode, { found, pipedInto }: Context): ScriptCommand | undefined {
  for (const child of node.children) collect(text, child, found);
  const command = node.type === 'command' ? cmdlet(text, node, pipedInto) : method(text, node, pipedInto);
  if (command !== undefined) found.push(command);
  return command;
}

function cmdlet(text: string, node: ScriptNode, pipedInto: ScriptCommand | undefined): ScriptCommand | undefined {
  const name = node.children.find(({ type }) => type.startsWith('command_name'));
  if (name === undefined) return undefined;
  const elements = node.children.find(({ type }) => type === 'command_elements')?.children ?? [];
  const words = elements.filter(({ type }) => type !== 'command_argument_sep').map((element) => wordOf(text, element));
  const called = wordOf(text, name);
  return { name: nameOf(called.text), nameRange: name.range, words, range: node.range, pipedInto };
}

/** A program may be called by its path, and in quotes behind `&`. */
function nameOf(written: string): string {
  return written
    .replaceAll(/^["']|["']$/g, '')
    .replace(/^.*[\\/]/, '')
    .replace(/\.exe$/i, '')
    .toLowerCase();
}

/** `exit 3010`, `return`: a command in all but grammar. */
function statement(text: string, { range, children: [keyword, value] }: ScriptNode): ScriptCommand {
  const nameRange = keyword?.range ?? range;
  const words = value === undefined ? [] : [wordOf(text, value)];
  return { name: text.slice(nameRange.start, nameRange.end).toLowerCase(), nameRange, words, range, pipedInto: undefined };
}

function method(text: string, node: ScriptNode, pipedInto: ScriptCommand | undefined): ScriptCommand | undefined {
  const name = node.children.find(({ type }) => type === 'member_name');
  const list = node.children.find(({ type }) => type === 'argument_list');
  if (name === undefined || list === undefined) return undefined;
  const words: ScriptWord[] = [];
  eachNode(list, (child) => {
    if (child.type === 'string_literal') words.push(wordOf(text, child));
    else if (child.type === 'integer_literal') words.push(wordOf(text, child));
  });
  return { name: `.${textOf(text, name).toLowerCase()}`, nameRange: name.range, words, range: node.range, pipedInto };
}

/** The assignments of a PowerShell script. */
export function powershellAssignments(text: string, root: ScriptNode): readonly ScriptAssignment[] {
  const found: ScriptAssignment[] = [];
  eachNode(root, ({ type, range, children }) => {
    const [target, , value] = type === 'assignment_expression' ? children : [];
    if (target === undefined) return;
    const isLiteral = value?.type === 'string_literal' && !/\$/.test(textOf(text, value));
    found.push({ name: textOf(text, target), range, value: isLiteral ? wordOf(text, value) : undefined });
  });
  return found;
}
