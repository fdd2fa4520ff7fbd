import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { AppError } from '../../contract/index.ts';
import { analyze } from '../../documents/index.ts';
import { readWorkspaceFile } from '../workspace/content.ts';
import { type ResourceBody, type ResourceKind, schemas } from './schemas.ts';

/** A resource as it stands in a file of the workspace. */
export interface ResourceFile<Kind extends ResourceKind = ResourceKind> {
  readonly kind: Kind;
  /** Relative to the workspace; names the resource among the sources of a build. */
  readonly path: string;
  readonly body: ResourceBody<Kind>;
  /** Names the bytes that were read. */
  readonly version: string;
  /** The line of a value, counted from 1. */
  lineOf(keys: readonly PropertyKey[]): number;
  /** An error about a value of this file, told with its line. */
  fault(keys: readonly PropertyKey[], message: string): AppError;
}

/** In words, for errors. */
const titles: Readonly<Record<ResourceKind, string>> = {
  'component-resource': 'a component resource (name, semanticVersion, platform and the uri of its document)',
  'image-recipe': 'an image recipe',
  'container-recipe': 'a container recipe',
  'infrastructure-configuration': 'an infrastructure configuration',
  'distribution-configuration': 'a distribution configuration',
  'image-pipeline': 'an image pipeline',
  'workflow-resource': 'a workflow resource (name, semanticVersion, type and the uri of its document)',
  'lifecycle-policy': 'a lifecycle policy',
};

/** The line of a value, or of the nearest thing around it that is there; counted from 1. */
function lineOf(document: Document, lines: LineCounter, keys: readonly PropertyKey[]): number {
  for (let length = keys.length; length >= 0; length -= 1) {
    const node = document.getIn(keys.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

export function invalidFile(path: string, line: number, message: string): AppError {
  return new AppError('invalid-input', `${path}:${line}: ${message}`, { path, line });
}

function describeIssue({ path, message, code, ...issue }: z.core.$ZodIssue): string {
  const place = path.join('.');
  if (code === 'unrecognized_keys' && 'keys' in issue)
    return `${place || 'this resource'} has no key ${(issue.keys as string[]).join(', ')}`;
  return place === '' ? message : `${place}: ${message}`;
}

/** Which kind of resource a text is; undefined for everything else. */
export function resourceKind(text: string, fileName: string): ResourceKind | undefined {
  const { kind } = analyze(text, { fileName });
  return Object.hasOwn(titles, kind) ? (kind as ResourceKind) : undefined;
}

function parse(path: string, text: string) {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error) throw invalidFile(path, error.linePos?.[0].line ?? 1, error.message.split('\n')[0] ?? 'not YAML');
  return { document, lines };
}

/** Reads a resource of one of the wanted kinds. Fails with `invalid-input`, naming file and line, when it is something else or faulty. */
export async function readResource<Kind extends ResourceKind>(
  file: { readonly root: string; readonly path: string },
  wanted: readonly Kind[],
): Promise<ResourceFile<Kind>> {
  const { path } = file;
  const { text, version } = await readWorkspaceFile(file);
  const kind = wanted.find((one) => one === resourceKind(text, path));
  if (!kind) throw invalidFile(path, 1, `this is not ${wanted.map((one) => titles[one]).join(' or ')}.`);
  const { document, lines } = parse(path, text);
  const lineOfKeys = (keys: readonly PropertyKey[]) => lineOf(document, lines, keys);
  const fault = (keys: readonly PropertyKey[], message: string) => invalidFile(path, lineOfKeys(keys), message);
  const result = schemas[kind].safeParse(document.toJS());
  if (!result.success) {
    const [issue] = result.error.issues;
    throw fault(issue?.path ?? [], issue ? describeIssue(issue) : 'the resource is faulty');
  }
  return { kind, path, body: result.data as ResourceBody<Kind>, version, lineOf: lineOfKeys, fault };
}
