// Forms of the query protocols: `Filter.1.Value.2=x` read into plain values, by their shapes.
import { AwsError } from './aws-error.ts';
import type { ListShape, MapShape, Member, Shape, StructureShape } from './schema.ts';
import type { WireRequest } from './wire.ts';

/** How one of the two query protocols writes what the shapes leave open. */
export interface FormStyle {
  memberName(name: string, member: Member): string;
  /** What stands between a list's name and the number of an item; undefined: nothing. */
  itemName(shape: ListShape): string | undefined;
}

/** STS, IAM, SNS: `Names.member.1`. */
export const queryStyle: FormStyle = {
  memberName: (name, member) => member.wireName ?? name,
  itemName: (shape) => (shape.flat ? undefined : (shape.itemName ?? 'member')),
};

/** EC2 numbers every list at its own name, and begins every name with a capital. */
export const ec2Style: FormStyle = {
  memberName: (name, { formName, wireName }) => formName ?? capitalise(wireName ?? name),
  itemName: () => undefined,
};

function capitalise(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A value, or what stands below a name, by the parts between the dots. */
type Node = string | Map<string, Node>;

export interface Form {
  readonly action: string;
  readonly parameters: Map<string, Node>;
}

/** The deepest name that any operation knows has some twelve parts. */
const maxDepth = 32;

/** Splits a form into the operation's name and the tree of its parameters. It is the body, or the query of a link, signature and all. */
export function parseForm({ method, query, body }: Pick<WireRequest, 'method' | 'query' | 'body'>): Form {
  const parameters = new Map<string, Node>();
  let action = '';
  for (const [name, value] of new URLSearchParams(method === 'GET' ? query : body.toString('utf8'))) {
    if (name === 'Action') action = value;
    else if (name !== 'Version' && !name.startsWith('X-Amz-')) place(parameters, name.split('.', maxDepth), value);
  }
  return { action, parameters };
}

function place(tree: Map<string, Node>, path: readonly string[], value: string): void {
  let node = tree;
  for (const part of path.slice(0, -1)) {
    const next = node.get(part);
    const below = next instanceof Map ? next : new Map<string, Node>();
    if (below !== next) node.set(part, below);
    node = below;
  }
  const last = path.at(-1) ?? '';
  if (!(node.get(last) instanceof Map)) node.set(last, value);
}

/** The input that a form's parameters mean; throws for a value of another type than its member's. */
export function readForm(style: FormStyle, shape: StructureShape, parameters: Map<string, Node>): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, member] of shape.members) {
    const wireName = style.memberName(name, member);
    const node = parameters.get(wireName);
    if (node !== undefined) input[name] = readNode(style, { shape: member.shape, path: wireName }, node);
  }
  return input;
}

/** Parameters that no member of the shape answers to. */
export function unknownParameters(style: FormStyle, shape: StructureShape, parameters: Map<string, Node>): readonly string[] {
  const known = new Set([...shape.members].map(([name, member]) => style.memberName(name, member)));
  return [...parameters.keys()].filter((name) => !known.has(name));
}

interface Place<S extends Shape = Shape> {
  readonly shape: S;
  readonly path: string;
}

function readNode(style: FormStyle, { shape, path }: Place, node: Node): unknown {
  switch (shape.kind) {
    case 'structure':
      return readForm(style, shape, branch(node, path));
    case 'list':
      return readList(style, { shape, path }, branch(node, path));
    case 'map':
      return readMap(style, { shape, path }, branch(node, path));
    default:
      if (typeof node !== 'string') throw malformed(path, 'a single value');
      return readText({ shape, path }, node);
  }
}

/** `Names=` alone is how clients write an empty list. */
function branch(node: Node, path: string): Map<string, Node> {
  if (node instanceof Map) return node;
  if (node === '') return new Map();
  throw malformed(path, 'numbered or named parts');
}

function readList(style: FormStyle, { shape, path }: Place<ListShape>, tree: Map<string, Node>): readonly unknown[] {
  const itemName = style.itemName(shape);
  const items = itemName === undefined ? tree : branch(tree.get(itemName) ?? '', path);
  return numbered(items, path).map(([number, item]) => readNode(style, { shape: shape.member, path: `${path}.${number}` }, item));
}

function readMap(style: FormStyle, { shape, path }: Place<MapShape>, tree: Map<string, Node>): object {
  const { key, value } = shape.entryNames ?? { key: 'key', value: 'value' };
  const entries = numbered(branch(tree.get('entry') ?? '', path), path).map(([number, entry]) => {
    const parts = branch(entry, path);
    const name = parts.get(key);
    if (typeof name !== 'string') throw malformed(`${path}.entry.${number}`, 'a pair of key and value');
    return [name, readNode(style, { shape: shape.member, path: `${path}.entry.${number}` }, parts.get(value) ?? '')] as const;
  });
  return Object.fromEntries(entries);
}

/** Numbers may have gaps; their order is what counts. */
function numbered(tree: Map<string, Node>, path: string): readonly (readonly [number, Node])[] {
  const items = [...tree].map(([part, node]) => {
    if (!/^\d{1,6}$/.test(part)) throw malformed(path, 'a list, whose items are numbered');
    return [Number(part), node] as const;
  });
  return items.sort(([a], [b]) => a - b);
}

function readText({ shape, path }: Place, text: string): unknown {
  switch (shape.kind) {
    case 'number':
      if (text.trim() === '' || Number.isNaN(Number(text))) throw malformed(path, 'a number');
      return Number(text);
    case 'boolean':
      if (!/^(true|false)$/i.test(text)) throw malformed(path, 'true or false');
      return text.toLowerCase() === 'true';
    case 'timestamp': {
      const time = new Date(text);
      if (Number.isNaN(time.getTime())) throw malformed(path, 'a time in ISO 8601');
      return time;
    }
    case 'blob':
      return Buffer.from(text, 'base64');
    default:
      return text;
  }
}

function malformed(path: string, expected: string): AwsError {
  return new AwsError('MalformedInput', `The parameter ${path} must be ${expected}.`);
}
