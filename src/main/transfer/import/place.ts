import { posix } from 'node:path';
import { operationsByKind } from '../../../documents/index.ts';
import { mapLinks } from '../request-form.ts';
import { yamlText } from '../yaml-text.ts';
import { freeName, safeFileName } from './file-names.ts';
import type { ImportedResource } from './read-resource.ts';

/** A file name without folder and ending, for each resource by its ARN. */
export type Names = ReadonlyMap<string, string>;

export interface PlacedFile {
  /** Relative to the folder that is imported into. */
  readonly path: string;
  readonly text: string;
}

const key = ({ kind }: ImportedResource, name: string) => `${kind.folder}/${name}${kind.ending}`;

/** Names that differ among each other; of several versions of one resource, all but the first have their version in the name. */
export function nameFiles(resources: readonly ImportedResource[]): Names {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const resource of resources) {
    const base = safeFileName(resource.name);
    const versioned = resource.version === undefined ? base : safeFileName(`${resource.name}-${resource.version}`);
    const free = taken.has(key(resource, base)) ? versioned : base;
    const name = freeName(free, (candidate) => taken.has(key(resource, candidate)));
    taken.add(key(resource, name));
    names.set(resource.arn, name);
  }
  return names;
}

/** The path of a resource's own file. */
export function pathOf(resource: ImportedResource, names: Names): string {
  return key(resource, names.get(resource.arn) ?? safeFileName(resource.name));
}

/** The files of a resource: its own, and that of its document. References to others that are imported too become paths. */
export function filesOf(resource: ImportedResource, resources: readonly ImportedResource[], names: Names): readonly PlacedFile[] {
  const path = pathOf(resource, names);
  const paths = new Map(resources.map((other) => [other.arn, pathOf(other, names)]));
  const { create } = operationsByKind[resource.kind.file];
  const body = mapLinks(create, resource.body, (arn) => {
    const target = paths.get(arn);
    return target === undefined ? undefined : relativePath(path, target);
  });
  const { document: member } = resource.kind;
  if (member === undefined || resource.document === undefined) return [{ path, text: yamlText(body) }];
  const name = `${posix.basename(path, resource.kind.ending)}${documentEnding(resource)}`;
  const document = { path: posix.join(posix.dirname(path), name), text: resource.document };
  const { tags, ...members } = body;
  const linked = { ...members, [member.uri]: `./${name}`, ...(tags === undefined ? {} : { tags }) };
  return [document, { path, text: yamlText(linked) }];
}

/** Documents may be JSON as well; their ending says so to editors. */
function documentEnding({ kind, document = '' }: ImportedResource): string {
  const ending = kind.document?.ending ?? '';
  return document.trimStart().startsWith('{') ? ending.replace(/\.yaml$/, '.json') : ending;
}

function relativePath(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to);
  return path.startsWith('.') ? path : `./${path}`;
}
