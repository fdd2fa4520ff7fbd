import { posix } from 'node:path';
import type { ResourceFile } from './resource-file.ts';
import type { ResourceKind } from './schemas.ts';

/** Where a resource names another one: by ARN, or by the path of a file in the workspace. */
export type Link = { readonly arn: string } | { readonly path: string };

export type Keys = readonly (string | number)[];

/** A member of a resource that names another one. */
export interface LinkAt {
  readonly keys: Keys;
  readonly kind: ResourceKind;
  readonly link: Link;
}

/** The members that name resources, and what they name. */
const members: Readonly<Record<string, ResourceKind>> = {
  componentArn: 'component-resource',
  workflowArn: 'workflow-resource',
  imageRecipeArn: 'image-recipe',
  containerRecipeArn: 'container-recipe',
  infrastructureConfigurationArn: 'infrastructure-configuration',
  distributionConfigurationArn: 'distribution-configuration',
};

const isArn = (value: string) => value.startsWith('arn:');

/** Follows a path that stands in a file; ARNs stay as they are. */
function linkOf(from: ResourceFile, keys: Keys, value: string): Link {
  if (isArn(value)) return { arn: value };
  if (posix.isAbsolute(value) || /^[a-z]+:/i.test(value))
    throw from.fault(keys, `'${value}' is neither an ARN nor a path relative to this file.`);
  return { path: posix.join(posix.dirname(from.path), value) };
}

/** What a file names, in its own order: at its top, and in lists there (components, workflows). */
export function linksOf(file: ResourceFile): LinkAt[] {
  const visit = (value: object, at: Keys): LinkAt[] =>
    Object.entries(value).flatMap(([key, member]: [string, unknown]) => {
      const kind = Object.hasOwn(members, key) ? members[key] : undefined;
      if (kind !== undefined && typeof member === 'string') return [{ keys: [...at, key], kind, link: linkOf(file, [...at, key], member) }];
      if (at.length > 0 || !Array.isArray(member)) return [];
      return member.flatMap((item: unknown, index) => (typeof item === 'object' && item !== null ? visit(item, [key, index]) : []));
    });
  return visit(file.body, []);
}
