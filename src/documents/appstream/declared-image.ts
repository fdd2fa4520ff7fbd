import type { Analysis } from '../analysis.ts';
import { follow } from '../syntax/aliases.ts';
import { entriesOf } from '../syntax/entries.ts';
import type { ScalarNode, SyntaxNode } from '../syntax/tree.ts';
import { readBaseImageName, systemOf } from './base-image.ts';

export type System = 'windows' | 'linux';

/** One image by its name or ARN, or the newest of Amazon's for a platform and a family. */
export type DeclaredBase = { readonly image: string } | { readonly platform: string; readonly family: string };

export type InstallStep = { readonly name?: string } & ({ readonly run: string } | { readonly script: string } | { readonly note: string });

export interface DeclaredApplication {
  readonly name: string;
  readonly path: string;
  readonly displayName?: string;
  readonly icon?: string;
  readonly workingDirectory?: string;
  readonly launchParameters?: string;
  readonly manifest?: string;
  readonly prewarm?: readonly string[];
}

export interface DeclaredPermission {
  readonly account: string;
  readonly fleet: boolean;
  readonly imageBuilder: boolean;
}

export interface DeclaredCopy {
  readonly region: string;
  readonly name: string;
  readonly description?: string;
}

/** A declared AppStream image with what it leaves out filled in. */
export interface DeclaredImage {
  readonly name: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly region?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly base: DeclaredBase;
  readonly builder?: { readonly file?: string; readonly launch?: Readonly<Record<string, unknown>> };
  readonly install: readonly InstallStep[];
  readonly applications: readonly DeclaredApplication[];
  readonly profile?: string;
  readonly optimize: boolean;
  readonly dynamicAppCatalog: boolean;
  readonly agentPolicy: 'pinned' | 'always-latest';
  readonly windowsUpdate?: 'disabled' | 'enabled';
  readonly antivirus?: { readonly product: 'none' | 'windows-defender' | 'other'; readonly automaticUpdates?: boolean };
  readonly permissions: readonly DeclaredPermission[];
  readonly copies: readonly DeclaredCopy[];
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * What a file declares. undefined for documents of other kinds, and for those with errors: only of one without is the form known, which
 * the rules of the schema have looked at.
 */
export function readDeclaredImage({ kind, tree, diagnostics }: Analysis): DeclaredImage | undefined {
  if (kind !== 'appstream-image' || diagnostics.some(({ severity }) => severity === 'error')) return undefined;
  const fields = plain(tree.root) as Partial<DeclaredImage> & Pick<DeclaredImage, 'name'> & { readonly base: Fields };
  const { name, base } = fields;
  return {
    ...{ tags: {}, install: [], applications: [], optimize: false, dynamicAppCatalog: false, agentPolicy: 'pinned' },
    ...fields,
    base:
      base.image === undefined
        ? { platform: String(base.platform), family: String(base.family ?? 'General Purpose') }
        : { image: String(base.image) },
    permissions: (fields.permissions ?? []).map((given) => ({ ...{ fleet: false, imageBuilder: false }, ...given })),
    copies: (fields.copies ?? []).map((given) => ({ ...{ name }, ...given })),
  };
}

/** What the image runs: by its base, else by how its paths are written. */
export function systemOfDeclared({ base, applications }: DeclaredImage): System | undefined {
  const platform = 'platform' in base ? base.platform : readBaseImageName(base.image)?.platform;
  if (platform !== undefined) return systemOf(platform);
  const [first] = applications;
  return first === undefined ? undefined : first.path.startsWith('/') ? 'linux' : 'windows';
}

function plain(node: SyntaxNode | undefined): unknown {
  const value = follow(node);
  if (value?.kind === 'map') return Object.fromEntries(entriesOf(value).map(({ key, value: member }) => [key.value, plain(member)]));
  if (value?.kind === 'list') return value.items.map((item) => plain(item.value));
  return value?.kind === 'scalar' ? plainScalar(value) : undefined;
}

function plainScalar({ type, value }: ScalarNode): unknown {
  if (type === 'null') return undefined;
  if (type === 'boolean') return value === 'true';
  return type === 'integer' || type === 'float' ? Number(value) : value;
}
