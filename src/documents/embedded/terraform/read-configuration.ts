import { MAX_TEXT_LENGTH } from '../../syntax/limits.ts';
import type { TextRange } from '../../text.ts';
import { type Assembly, newAssembly } from '../assembly.ts';
import { type Carrier, carriers } from '../carriers.ts';
import { fileReference } from '../file-reference.ts';
import { innerText, registeredFor } from '../inner-text.ts';
import type { FileReference, HostDocument, InnerText, UnresolvedName } from '../model.ts';
import { type Block, type Body, type Expression, readBody, trimmed } from './body.ts';
import { addEncoded } from './encode.ts';
import { plainSink } from './sink.ts';
import { heredocAt, skipBrackets, skipQuoted } from './skip.ts';
import { readHeredoc, readQuoted } from './template-text.ts';

/** A configuration whose resources are read. */
interface Configuration {
  readonly text: string;
  readonly locals: ReadonlyMap<string, Expression>;
  readonly loopVariables: ReadonlySet<string>;
  readonly unresolved: UnresolvedName[];
}

const PROVIDERS = ['aws_', 'awscc_'];
const byType: ReadonlyMap<string, Carrier> = new Map(
  carriers.flatMap((carrier) => PROVIDERS.map((provider) => [provider + carrier.terraform, carrier] as const)),
);
const LOOP = /(?:%\{~?\s*|[[{(]\s*)for\s+(\w+)(?:\s*,\s*(\w+))?\s+in\b/g;
const CALL = /^(yamlencode|jsonencode|file|templatefile)\s*\(/;
const LOCAL = /^local\.([\w-]+)$/;
/** A name alone: what Terraform knows has a dot, brackets or a call behind it, save for the variables of loops. */
const BARE_NAME = /^\$\{~?\s*([A-Za-z_]\w*)\s*~?\}$/;
const WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null']);
const MODULE_PATH = /^\$\{path\.module\}\//;

/** The documents inside a Terraform configuration, and the files that it names. A file without our resources costs one search. */
export function readConfiguration(text: string): HostDocument | undefined {
  if (text.length > MAX_TEXT_LENGTH || !text.includes('_imagebuilder_')) return undefined;
  const top = readBody(text, 0);
  const resources = top.blocks.filter(({ type, labels }) => type === 'resource' && byType.has(labels[0] ?? ''));
  if (resources.length === 0) return undefined;
  const configuration = { text, locals: localsOf(text, top), loopVariables: loopVariablesOf(text), unresolved: [] };
  const found = resources.map((block) => readResource(configuration, block));
  return {
    documents: found.flatMap(({ documents }) => documents),
    references: found.flatMap(({ references }) => references),
    unresolved: configuration.unresolved,
  };
}

interface Found {
  readonly documents: readonly InnerText[];
  readonly references: readonly FileReference[];
}

function readResource(configuration: Configuration, { labels, start }: Block): Found {
  const carrier = byType.get(labels[0] ?? '');
  if (carrier === undefined) return { documents: [], references: [] };
  const { attributes } = readBody(configuration.text, start);
  const data = attributes.get(snakeCase(carrier.data));
  const uri = attributes.get(snakeCase(carrier.uri));
  const assembly = newAssembly();
  const inner = data !== undefined && addData(configuration, assembly, data) ? innerText(carrier, labels[1], assembly) : undefined;
  const document = registeredFor(inner, wordOf(configuration.text, attributes.get('platform')));
  const references = [
    data === undefined ? undefined : calledFile(configuration, carrier, data),
    uri === undefined ? undefined : quotedFile(configuration.text, carrier, uri),
  ];
  return { documents: document === undefined ? [] : [document], references: references.filter((each) => each !== undefined) };
}

/** What stands between the quotes of an expression that is a text. */
function wordOf(text: string, expression: Expression | undefined): string | undefined {
  return expression === undefined ? undefined : /^"([^"]*)"$/.exec(text.slice(expression.start, expression.end))?.[1];
}

/** Adds the text that an expression stands for; false, and nothing added, where it is not written down. */
function addData(configuration: Configuration, assembly: Assembly, expression: Expression): boolean {
  const { text } = configuration;
  const { start, end } = expression;
  const local = LOCAL.exec(text.slice(start, end))?.[1];
  const value = local === undefined ? expression : configuration.locals.get(local);
  if (value === undefined) return false;
  const reading = { text, sink: plainSink(assembly), interpolated: (range: TextRange) => noteName(configuration, range) };
  const heredoc = heredocAt(text, value.start);
  if (heredoc?.end === value.end) {
    readHeredoc(reading, heredoc);
    return true;
  }
  if (text[value.start] === '"') {
    if (skipQuoted(text, value.start) !== value.end) return false;
    readQuoted(reading, value);
    return true;
  }
  const call = callAt(text, value);
  if (call === undefined || !call.name.endsWith('encode')) return false;
  addEncoded({ text, assembly, interpolated: reading.interpolated, depth: 0 }, call.argument);
  return true;
}

function noteName({ text, loopVariables, unresolved }: Configuration, range: TextRange): void {
  const name = BARE_NAME.exec(text.slice(range.start, range.end))?.[1];
  if (name === undefined || WORDS.has(name) || loopVariables.has(name)) return;
  unresolved.push({ name, range, escape: { at: range.start, text: '$' } });
}

/** The function that an expression calls, and all that it is given. */
function callAt(text: string, { start, end }: Expression): { readonly name: string; readonly argument: Expression } | undefined {
  const call = CALL.exec(text.slice(start, end));
  if (call === null) return undefined;
  const [head, name = ''] = call;
  const open = start + head.length - 1;
  return skipBrackets(text, open) === end ? { name, argument: trimmed(text, { start: open + 1, end: end - 1 }) } : undefined;
}

function calledFile({ text }: Configuration, carrier: Carrier, expression: Expression): FileReference | undefined {
  const call = callAt(text, expression);
  return call === undefined || call.name.endsWith('encode') ? undefined : quotedFile(text, carrier, call.argument);
}

function quotedFile(text: string, { kind }: Carrier, { start }: Expression): FileReference | undefined {
  if (text[start] !== '"') return undefined;
  const range = { start: start + 1, end: skipQuoted(text, start) - 1 };
  return fileReference(text.slice(range.start, range.end).replace(MODULE_PATH, './'), range, kind);
}

function localsOf(text: string, { blocks }: Body): ReadonlyMap<string, Expression> {
  const bodies = blocks.filter(({ type, labels }) => type === 'locals' && labels.length === 0);
  return new Map(bodies.flatMap(({ start }) => [...readBody(text, start).attributes]));
}

function loopVariablesOf(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(LOOP)].flatMap(([, first, second]) => [first, second].filter((name) => name !== undefined)));
}

function snakeCase(member: string): string {
  return member.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
