import { posix } from 'node:path';
import { parseDocument } from 'yaml';
import { AppError } from '../../../contract/index.ts';
import { analyze, type Operation, operationOf, operationsByKind, type ResourceFileKind } from '../../../documents/index.ts';
import { readWorkspaceFile } from '../../workspace/content.ts';
import { importKinds } from '../import/kinds.ts';
import { type Fields, isFields, linksIn, mapLinks, requestForm } from '../request-form.ts';
import { referenceTo } from './reference.ts';

/** A resource file as it is exported. */
export interface ExportSource {
  /** Relative to the workspace; names it among the others. */
  readonly path: string;
  readonly kind: ResourceFileKind;
  readonly operation: Operation;
  readonly name: string;
  /** The request; a `Reference` stands where it names another file. Without the document. */
  readonly body: Fields;
  readonly document: ExportDocument | undefined;
}

export interface ExportDocument {
  /** The member of the request that takes the text. */
  readonly member: string;
  readonly text: string;
}

export interface ExportSources {
  /** What others name comes first; the last is the one that was asked for. */
  readonly resources: readonly ExportSource[];
  /** Named by a resource, and not among them. */
  readonly missing: readonly string[];
  readonly notes: readonly string[];
}

interface Reading {
  readonly root: string;
  readonly dependencies: boolean;
  readonly found: Map<string, ExportSource>;
  readonly missing: Set<string>;
  readonly notes: string[];
}

const isPath = (text: string) => !/^[a-z][a-z0-9+.-]*:/i.test(text);
const carriers = Object.values(importKinds).flatMap(({ file, document }) => (document ? [{ file, ...document }] : []));

/** Reads a resource file, and with `dependencies` all files that it names. Fails with `invalid-input` for what cannot be exported. */
export async function readSources(
  file: { readonly root: string; readonly path: string },
  { dependencies }: { readonly dependencies: boolean },
): Promise<ExportSources> {
  const reading: Reading = { root: file.root, dependencies, found: new Map(), missing: new Set(), notes: [] };
  await add(reading, file.path);
  return { resources: [...reading.found.values()], missing: [...reading.missing], notes: reading.notes };
}

async function add(reading: Reading, path: string): Promise<void> {
  const source = await readSource(reading, path);
  const below = linksIn(source.operation, source.body).filter(isPath);
  const targets = new Map(below.map((text) => [text, posix.join(posix.dirname(path), text)]));
  for (const target of targets.values()) {
    if (!reading.dependencies) reading.missing.add(target);
    else if (!reading.found.has(target)) await add(reading, target);
  }
  const body = mapLinks(source.operation, source.body, (text) => {
    const target = targets.get(text);
    return target === undefined ? undefined : referenceTo(target);
  });
  reading.found.set(path, { ...source, body });
}

async function readSource({ root, notes }: Reading, path: string): Promise<ExportSource> {
  const { text } = await readWorkspaceFile({ root, path });
  const kind = kindOf(text, path);
  const value: unknown = readYaml(text, path);
  if (!isFields(value)) throw new AppError('invalid-input', `${path} is no map of keys and values.`);
  const operation = operationOf(kind, new Map(Object.entries(value)));
  const { [documentMembers(kind)?.uri ?? '']: uri, ...request } = requestForm(operation, value);
  const unknown = Object.keys(value).filter((key) => !Object.hasOwn(operation.input.members, key));
  if (unknown.length > 0) notes.push(`${path}: left out, because ${operation.name} does not know it: ${unknown.join(', ')}`);
  const { body, document } = await withDocument({ root, path, kind }, request, uri);
  const name = typeof value.name === 'string' ? value.name : posix.basename(path).replace(/\..*$/, '');
  return { path, kind, operation, name, body, document };
}

function kindOf(text: string, path: string): ResourceFileKind {
  const { kind } = analyze(text, { fileName: path });
  if (Object.hasOwn(operationsByKind, kind)) return kind as ResourceFileKind;
  const isDocument = kind === 'component' || kind === 'workflow' || kind === 'dockerfile';
  const advice = isDocument ? 'Export the resource that names it as its document.' : 'Export a resource file.';
  throw new AppError('invalid-input', `${path} is not the request of a resource. ${advice}`);
}

function readYaml(text: string, path: string): unknown {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) throw new AppError('invalid-input', `${path}:${error.linePos?.[0].line ?? 1}: ${error.message.split('\n')[0]}`);
  return document.toJS();
}

const documentMembers = (kind: ResourceFileKind) => carriers.find(({ file }) => file === kind);

/** The document of a request, read from the file that it names; one that lies in S3 is left there. */
async function withDocument(
  file: { readonly root: string; readonly path: string; readonly kind: ResourceFileKind },
  request: Fields,
  uri: unknown,
): Promise<Pick<ExportSource, 'body' | 'document'>> {
  const members = documentMembers(file.kind);
  if (members === undefined) return { body: request, document: undefined };
  const { [members.data]: data, ...body } = request;
  if (typeof data === 'string') return { body, document: { member: members.data, text: data } };
  if (typeof uri !== 'string') return { body, document: undefined };
  if (!isPath(uri)) return { body: { ...body, [members.uri]: uri }, document: undefined };
  const { text } = await readWorkspaceFile({ root: file.root, path: posix.join(posix.dirname(file.path), uri) });
  return { body, document: { member: members.data, text } };
}
