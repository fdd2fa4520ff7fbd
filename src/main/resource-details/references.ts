import { type Json, type JsonObject, type ResourceKind, resourceKindOf } from '../../contract/index.ts';
import { parseResourceArn, type ResourceArn, slugIn, versionIn } from './resource-arn.ts';

/** Something that a resource names in its body. */
export interface Reference {
  /** An ARN, the id of an AMI, or a name that AWS resolves, such as `ssm:…`. */
  readonly target: string;
  /** The members that lead to it. */
  readonly path: readonly (string | number)[];
}

/** About the resource itself, or about its other versions. */
const selfish = new Set(['arn', 'latestVersionReferences', 'tags', 'data', 'dockerfileTemplateData', 'outputResources']);
const named = /^(arn:aws[^:]*:|ami-[0-9a-f]{8,17}$|ssm:)/;

/** What a body refers to, in its order. A resource that stands in the body whole is one reference: what it uses itself is its own business. */
export function referencesIn(body: JsonObject): readonly Reference[] {
  return Object.entries(body).flatMap(([member, value]) => (selfish.has(member) ? [] : within(value, [member])));
}

function within(value: Json | undefined, path: Reference['path']): readonly Reference[] {
  if (typeof value === 'string') return named.test(value) ? [{ target: value, path }] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, at) => within(item, [...path, at]));
  const object = value as JsonObject;
  if (typeof object.arn === 'string') return [{ target: object.arn, path }];
  return Object.entries(object).flatMap(([member, inner]) => within(inner, [...path, member]));
}

const withBuilds: readonly ResourceKind[] = ['component', 'image', 'workflow'];

/** Whether a reference leaves the version, or the build, to the account. */
export function isOpen(reference: string): boolean {
  const arn = imageBuilderArn(reference);
  if (!arn) return false;
  const { version = '', build } = versionIn(arn);
  return version.split('.').includes('x') || (withBuilds.includes(arn.kind) && build === undefined);
}

/** Whether a reference can mean a resource; either may leave nodes of its version, or the build, open. */
export function mayMean(reference: string, target: ResourceArn): boolean {
  const from = imageBuilderArn(reference);
  if (!from || from.kind !== target.kind || from.owner !== target.owner || from.region !== target.region) return false;
  if (slugIn(from) !== slugIn(target)) return false;
  const wanted = versionIn(from);
  const given = versionIn(target);
  return nodesFit(wanted.version, given.version) && fits(wanted.build, given.build);
}

const fits = (one: string | undefined, other: string | undefined): boolean => one === undefined || other === undefined || one === other;

function nodesFit(pattern: string | undefined, version: string | undefined): boolean {
  if (pattern === undefined || version === undefined) return true;
  const given = version.split('.');
  return pattern.split('.').every((node, at) => node === 'x' || given[at] === 'x' || node === given[at]);
}

/** undefined for all that is no resource of Image Builder. */
export function imageBuilderArn(text: string): ResourceArn | undefined {
  if (resourceKindOf(text) === undefined) return undefined;
  try {
    return parseResourceArn(text);
  } catch {
    return undefined; // begins like one, and is none
  }
}
