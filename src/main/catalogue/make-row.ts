import type { CatalogueRow, ResourceKind } from '../../contract/index.ts';

/** What the summaries of all kinds have in common, each as far as its list tells it. */
interface Summary {
  readonly arn?: string | undefined;
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  readonly platform?: string | undefined;
  readonly type?: string | undefined;
  readonly owner?: string | undefined;
  readonly description?: string | undefined;
  readonly status?: string | undefined;
  readonly state?: { readonly status?: string | undefined; readonly reason?: string | undefined } | undefined;
  readonly dateCreated?: string | Date | undefined;
  readonly dateUpdated?: string | Date | undefined;
}

type More = Readonly<Record<string, string | Date | undefined>>;

/** The parts of an ARN that lists leave out: whose it is, the version, the build. Types of workflows stand before their names. */
const parts = /^arn:[^:]*:imagebuilder:[^:]*:([^:]*):[a-z-]+\/(?:.*?\/(\d+\.\d+\.\d+)(?:\/(\d+))?)?/;

/** A row out of what a list tells of a resource, and what only the lists of its kind tell. */
export function makeRow(kind: ResourceKind, summary: Summary, more: More = {}): CatalogueRow {
  const { arn = '', name = '', platform = '', type = '', description = '', state } = summary;
  const [, owner = '', version = '', build] = parts.exec(arn) ?? [];
  const number = version || (summary.version ?? '');
  return {
    arn,
    kind,
    name,
    version: build === undefined ? number : `${number}/${build}`,
    platform,
    type,
    owner: summary.owner ?? owner,
    state: state?.status ?? summary.status ?? '',
    reason: state?.reason ?? '',
    description,
    created: textOf(summary.dateCreated),
    updated: textOf(summary.dateUpdated),
    more: Object.fromEntries(Object.entries(more).map(([column, value]) => [column, textOf(value)])),
    outputs: [],
  };
}

function textOf(value: string | Date | undefined): string {
  return value instanceof Date ? value.toISOString() : (value ?? '');
}
