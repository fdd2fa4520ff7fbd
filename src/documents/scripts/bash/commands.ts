import type { ScriptAssignment, ScriptCommand, ScriptNode, ScriptWord } from '../model.ts';
import { eachNode, textOf, wordOf } from '../walk.ts';
import { unwrapped } from './wrappers.ts';

const notWords: ReadonlySet<string> = new Set([
  'variable_assignment',
  'comment',
  'file_redirect',
  'heredoc_redirect',
  'herestring_redirect',
]);

/** The commands of a bash script, in the order of the text. */
export function bashCommands(text: string, root: ScriptNode): readonly ScriptCommand[] {
  const readers = new Map<ScriptNode, ScriptNode>();
  const nodes: ScriptNode[] = [];
  eachNode(root, (node) => {
    if (node.type === 'command') nodes.push(node);
    else if (node.type === 'pipeline') linkPipeline(node, readers);
  });
  const made = new Map<ScriptNode, ScriptCommand>();
  // From the end, so that what a command is piped into is there before it.
  for (const node of nodes.toReversed()) {
    const reader = readers.get(node);
    const command = commandOf(text, node, reader && made.get(reader));
    if (command !== undefined) made.set(node, command);
  }
  return nodes.flatMap((node) => made.get(node) ?? []);
}

function linkPipeline({ children }: ScriptNode, readers: Map<ScriptNode, ScriptNode>): void {
  const parts = children.filter(({ type }) => type !== '|' && type !== '|&' && type !== 'comment');
  for (const [at, part] of parts.entries()) {
    const from = lastCommand(part);
    const next = parts[at + 1];
    const into = next && simpleCommand(next);
    if (from !== undefined && into !== undefined) readers.set(from, into);
  }
}

/** The command whose output a part of a pipeline gives: of `a && b`, which the grammar takes for one part, the last. */
function lastCommand(node: ScriptNode): ScriptNode | undefined {
  const last = node.type === 'list' ? node.children.at(-1) : undefined;
  return last === undefined ? simpleCommand(node) : lastCommand(last);
}

function simpleCommand(node: ScriptNode): ScriptNode | undefined {
  if (node.type === 'command') return node;
  if (node.type !== 'redirected_statement' && node.type !== 'negated_command' && node.type !== 'list') return undefined;
  const inner = node.children.find(({ type }) => type !== '!');
  return inner && simpleCommand(inner);
}

function commandOf(text: string, node: ScriptNode, pipedInto: ScriptCommand | undefined): ScriptCommand | undefined {
  const words = node.children
    .filter(({ type }) => !notWords.has(type))
    .map((child) => wordOf(text, child.type === 'command_name' ? (child.children[0] ?? child) : child));
  const [name, ...rest] = unwrapped(words);
  if (name === undefined) return undefined;
  return { name: baseName(name), nameRange: name.range, words: rest, range: node.range, pipedInto };
}

const baseName = ({ text }: ScriptWord) => text.slice(text.lastIndexOf('/') + 1);

/** The assignments of a bash script. */
export function bashAssignments(text: string, root: ScriptNode): readonly ScriptAssignment[] {
  const found: ScriptAssignment[] = [];
  eachNode(root, ({ type, range, children }) => {
    if (type !== 'variable_assignment') return;
    const [name, , value] = children;
    if (name !== undefined) found.push({ name: textOf(text, name), range, value: value && literalOf(text, value) });
  });
  return found;
}

const literals: ReadonlySet<string> = new Set(['word', 'raw_string', 'number', 'string_content']);

function literalOf(text: string, node: ScriptNode): ScriptWord | undefined {
  const isString = node.type === 'string' && node.children.every(({ type }) => type === '"' || type === 'string_content');
  return isString || literals.has(node.type) ? wordOf(text, node) : undefined;
}
