import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { type Owner, shelf } from '../store/records.ts';

/** What instances are launched with, as requests spell it. */
export type TemplateData = Readonly<Record<string, unknown>>;

export interface TemplateVersion {
  readonly number: number;
  readonly description: string | undefined;
  /** ISO 8601. */
  readonly created: string;
  readonly data: TemplateData;
}

export interface TemplateRecord {
  readonly name: string;
  readonly created: string;
  readonly defaultVersion: number;
  /** Numbers are never given twice. */
  readonly lastVersion: number;
  readonly versions: readonly TemplateVersion[];
}

/** By id. */
export const templates = shelf<TemplateRecord>('ec2-launch-template');

export interface Template {
  readonly id: string;
  readonly record: TemplateRecord;
}

export interface TemplateReference {
  readonly LaunchTemplateId?: string;
  readonly LaunchTemplateName?: string;
}

/** The template of an id or a name; throws where there is none. */
export function findTemplate(owner: Owner, { LaunchTemplateId: id, LaunchTemplateName: name }: TemplateReference): Template {
  if ((id === undefined) === (name === undefined)) {
    throw new AwsError('InvalidParameterCombination', 'Specify either the launch template ID or the launch template name, not both.');
  }
  const found = templates.list(owner).find((template) => template.id === id || template.body.name === name);
  if (found) return { id: found.id, record: found.body };
  if (id === undefined) {
    throw new AwsError(
      'InvalidLaunchTemplateName.NotFoundException',
      `The specified launch template, with template name ${name}, does not exist.`,
    );
  }
  throw new AwsError('InvalidLaunchTemplateId.NotFound', `The specified launch template, with template ID ${id}, does not exist.`);
}

/** The version that a number, `$Latest` or `$Default` means; throws where there is none. */
export function findVersion({ id, record }: Template, reference: string): TemplateVersion {
  const number = reference === '$Latest' ? latestOf(record) : reference === '$Default' ? record.defaultVersion : Number(reference);
  const found = record.versions.find((version) => version.number === number);
  if (found) return found;
  throw new AwsError('InvalidLaunchTemplateId.VersionNotFound', `Could not find launch template version ${reference} of ${id}.`);
}

export function latestOf({ versions }: TemplateRecord): number {
  return versions.at(-1)?.number ?? 0;
}

/** Adds a version and says which; a distribution with a launch template calls it too. */
export function addVersion(
  owner: Owner & Pick<Account, 'clock'>,
  template: Template,
  version: Pick<TemplateVersion, 'data' | 'description'>,
): TemplateVersion {
  const { id, record } = template;
  const number = record.lastVersion + 1;
  const added = { ...version, number, created: owner.clock.now().toISOString() };
  templates.put(owner, id, { ...record, lastVersion: number, versions: [...record.versions, added] });
  return added;
}

/** Makes a version the default one. */
export function setDefaultVersion(owner: Owner, { id, record }: Template, defaultVersion: number): TemplateRecord {
  const changed = { ...record, defaultVersion };
  templates.put(owner, id, changed);
  return changed;
}
