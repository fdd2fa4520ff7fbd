import type { PlanItem } from '../../contract/index.ts';
import { type DocumentText, textMembers } from '../resources/document-text.ts';
import type { ResourceKind as FileKind } from '../resources/schemas.ts';
import { resourceArn } from './arn.ts';
import { fieldChanges, fieldsOf } from './field-changes.ts';
import { publishKinds } from './kinds/index.ts';
import { type Fields, type PublishKind, withoutBuild } from './kinds/kind.ts';
import type { Decision, Planning } from './planning.ts';
import { withValue } from './request-body.ts';
import type { Step } from './step.ts';
import { choicesFor, chosen, isWildcard } from './versions.ts';

/** What is planned for one file: the request that it stands for, and what is known of it before it is compared. */
export interface Wanted {
  readonly kind: FileKind;
  /** undefined: the kind has none, or it lies in S3. */
  readonly document: DocumentText | undefined;
  readonly body: Fields;
  readonly links: Step['links'];
  readonly edits: Step['edits'];
  readonly item: Pick<PlanItem, 'key' | 'path' | 'origin' | 'included' | 'needs'> & { readonly edits: readonly string[] };
}

const buildOf = (found: Fields) => String(found.arn).split('/').at(-1) ?? '';

/** A text in S3 cannot be compared without fetching it: it counts as the same. */
function comparable({ kind, document, body }: Wanted, actual: Fields): Fields {
  const text = textMembers[kind];
  return text && !document ? { ...body, [text.data]: actual[text.data] } : body;
}

interface Versioned {
  readonly planning: Planning;
  readonly kind: PublishKind;
  readonly wanted: Wanted;
  /** The ARN without a version. */
  readonly base: string;
  readonly version: string;
}

const itemOf = (
  { kind, wanted }: Versioned,
  more: Omit<PlanItem, keyof Wanted['item'] | 'kind' | 'name' | 'choices'> & Partial<PlanItem>,
) => ({ ...wanted.item, kind: kind.kind, name: String(wanted.body.name), choices: [], ...more }) satisfies PlanItem;

function unchanged(versioned: Versioned, found: Fields, reason: string): Decision {
  const arn = withoutBuild(String(found.arn));
  const item = itemOf(versioned, { action: 'unchanged', version: String(found.version), arn, reason, changes: [], edits: [] });
  return { item, arn, found };
}

/** A version that the account does not have yet. */
function created(versioned: Versioned, newest: Fields | undefined): Decision {
  const { base, kind, version, wanted } = versioned;
  const arn = isWildcard(version) ? undefined : `${base}/${version}`;
  const action = newest ? 'new-version' : 'create';
  const changes = newest ? fieldChanges(kind, comparable(wanted, newest), newest) : fieldsOf(kind, wanted.body);
  const reason = newest ? `the account has ${String(newest.version)}` : 'the account has none of this name';
  const item = itemOf(versioned, {
    action,
    ...(arn === undefined ? {} : { version, arn }),
    ...(newest ? { previous: String(newest.version) } : {}),
    reason,
    changes,
  });
  return { item, arn, step: stepOf(versioned, { action, version: arn === undefined ? undefined : version, arn, body: wanted.body }) };
}

function stepOf(
  { kind, wanted }: Versioned,
  { version, arn, ...more }: Pick<Step, 'action' | 'body'> & { version: string | undefined; arn: string | undefined; base?: string },
): Step {
  const { links, edits, item, body } = wanted;
  const known = { ...(version === undefined ? {} : { version }), ...(arn === undefined ? {} : { arn }) };
  return { key: item.key, kind: kind.kind, name: String(body.name), links, edits, ...known, ...more };
}

/** A version that is taken by other content: another build of it, or the next version. */
async function changed(versioned: Versioned, exact: Fields, newestInMinor: Fields): Promise<Decision> {
  const { base, kind, planning, wanted, version } = versioned;
  const read = async (wildcard: string) => String((await kind.read(planning.api, `${base}/${wildcard}`))?.version ?? version);
  const [major] = version.split('.');
  const newest = { inMinor: String(newestInMinor.version), inMajor: await read(`${major}.x.x`), ofAll: await read('x.x.x') };
  const choices = choicesFor(version, newest, kind.versioning === 'builds');
  const choice = chosen(choices, [planning.choices.versions[wanted.item.key], planning.choices.bump]);
  const arn = `${base}/${choice.version}`;
  const compared = choice.bump === 'build' ? exact : newestInMinor;
  const common = {
    version: choice.version,
    previous: String(compared.version),
    arn,
    changes: fieldChanges(kind, comparable(wanted, compared), compared),
    choices,
    chosen: choice.bump,
  };
  if (choice.bump === 'build') {
    const reason = `differs from build ${buildOf(exact)} in the account`;
    const step = stepOf(versioned, { action: 'new-build', version, arn, body: wanted.body, base: String(exact.arn) });
    return { item: itemOf(versioned, { action: 'new-build', reason, ...common }), arn, step };
  }
  const path = String(wanted.item.path); // what has a version comes from a file
  const edit = { path, keys: ['semanticVersion'], from: version, to: choice.version };
  const edits = [...wanted.item.edits, `semanticVersion in ${path} becomes ${choice.version}`];
  const item = itemOf(versioned, { action: 'new-version', reason: `differs from ${common.previous} in the account`, ...common, edits });
  const body = withValue(wanted.body, ['semanticVersion'], choice.version);
  const step = stepOf(versioned, { action: 'new-version', version: choice.version, arn, body });
  return { item, arn, step: { ...step, edits: [...step.edits, edit] } };
}

/** What must happen for the account to have a component, recipe or workflow as its files say. Versions never change. */
export async function planVersioned(planning: Planning, wanted: Wanted): Promise<Decision> {
  const kind = publishKinds[wanted.kind];
  const { name, semanticVersion } = wanted.body as { readonly name: string; readonly semanticVersion: string };
  const base = resourceArn(planning.aws.connection, kind.type(wanted.body), name);
  const versioned: Versioned = { planning, kind, wanted, base, version: semanticVersion };
  const read = (version: string) => kind.read(planning.api, `${base}/${version}`);
  const isSame = (found: Fields) => fieldChanges(kind, comparable(wanted, found), found).length === 0;
  const same = !wanted.document && textMembers[wanted.kind] ? 'its text lies in S3 and is not compared' : undefined;

  const exact = await read(semanticVersion);
  if (!exact) return created(versioned, await read('x.x.x'));
  if (isSame(exact)) {
    const what = kind.versioning === 'builds' ? `build ${buildOf(exact)}` : String(exact.version);
    return unchanged(versioned, exact, same ?? `${what} in the account is the same`);
  }
  if (isWildcard(semanticVersion)) return created(versioned, exact);
  const newest = (await read(semanticVersion.replace(/\d+$/, 'x'))) ?? exact;
  if (isSame(newest)) return unchanged(versioned, newest, `version ${String(newest.version)} in the account is the same`);
  return changed(versioned, exact, newest);
}
