import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { applyFilters, type DescribeRequest, describePage } from './filters.ts';
import {
  addVersion,
  findTemplate,
  findVersion,
  latestOf,
  setDefaultVersion,
  type Template,
  type TemplateData,
  type TemplateReference,
  type TemplateVersion,
  templates,
} from './launch-template-records.ts';
import { newId } from './resource-id.ts';
import { addTags, dropTags, specifiedTags, type TagSpecification, tagsOf } from './tags.ts';

interface CreateRequest {
  readonly LaunchTemplateName: string;
  readonly LaunchTemplateData: TemplateData;
  readonly VersionDescription?: string;
  readonly TagSpecifications?: readonly TagSpecification[];
}

/** A new template with its first version. */
export function createLaunchTemplate(account: Account, input: CreateRequest): object {
  if (templates.list(account).some(({ body }) => body.name === input.LaunchTemplateName)) {
    throw new AwsError('InvalidLaunchTemplateName.AlreadyExistsException', 'Launch template name already in use.');
  }
  const created = account.clock.now().toISOString();
  const first: TemplateVersion = { number: 1, description: input.VersionDescription, created, data: input.LaunchTemplateData };
  const record = { name: input.LaunchTemplateName, created, defaultVersion: 1, lastVersion: 1, versions: [first] };
  const id = newId('lt');
  templates.put(account, id, record);
  addTags(account, id, specifiedTags(input.TagSpecifications, 'launch-template'));
  return { LaunchTemplate: toTemplate(account, { id, record }) };
}

interface CreateVersionRequest extends TemplateReference {
  readonly LaunchTemplateData: TemplateData;
  readonly SourceVersion?: string;
  readonly VersionDescription?: string;
}

/** A further version; with a source, what the request leaves out is as it is there. */
export function createLaunchTemplateVersion(account: Account, input: CreateVersionRequest): object {
  const template = findTemplate(account, input);
  const source = input.SourceVersion === undefined ? {} : findVersion(template, input.SourceVersion).data;
  const version = addVersion(account, template, {
    data: { ...source, ...input.LaunchTemplateData },
    description: input.VersionDescription,
  });
  return { LaunchTemplateVersion: toVersion(account, template, version) };
}

interface DescribeTemplatesRequest extends DescribeRequest {
  readonly LaunchTemplateIds?: readonly string[];
  readonly LaunchTemplateNames?: readonly string[];
}

/** Templates by id, by name, or all. */
export function describeLaunchTemplates(account: Account, input: DescribeTemplatesRequest): object {
  const { LaunchTemplateIds: ids, LaunchTemplateNames: names } = input;
  const asked = ids || names;
  const found: readonly Template[] = asked
    ? [
        ...(ids ?? []).map((LaunchTemplateId) => findTemplate(account, { LaunchTemplateId })),
        ...(names ?? []).map((LaunchTemplateName) => findTemplate(account, { LaunchTemplateName })),
      ]
    : templates.list(account).map(({ id, body }) => ({ id, record: body }));
  const filtered = applyFilters(
    found.map((template) => toTemplate(account, template)),
    input.Filters,
    {
      'launch-template-name': ({ LaunchTemplateName }) => [LaunchTemplateName],
      'create-time': ({ CreateTime }) => [CreateTime.toISOString()],
    },
  );
  const page = describePage(filtered, ({ LaunchTemplateId }) => LaunchTemplateId, input);
  return { LaunchTemplates: page.items, NextToken: page.token };
}

interface DescribeVersionsRequest extends DescribeRequest, TemplateReference {
  readonly Versions?: readonly string[];
  readonly MinVersion?: string;
  readonly MaxVersion?: string;
}

/** Versions of one template, the newest first. */
export function describeLaunchTemplateVersions(account: Account, input: DescribeVersionsRequest): object {
  const template = findTemplate(account, input);
  const { Versions: asked, MinVersion = '1', MaxVersion = String(Number.MAX_SAFE_INTEGER) } = input;
  const numbers = asked && new Set(asked.map((reference) => findVersion(template, reference).number));
  const inRange = template.record.versions.filter(
    ({ number }) => (numbers?.has(number) ?? true) && number >= Number(MinVersion) && number <= Number(MaxVersion),
  );
  const page = describePage([...inRange].reverse(), ({ number }) => String(number), input);
  return { LaunchTemplateVersions: page.items.map((version) => toVersion(account, template, version)), NextToken: page.token };
}

/** Makes another version the default. */
export function modifyLaunchTemplate(account: Account, input: TemplateReference & { readonly DefaultVersion?: string }): object {
  const template = findTemplate(account, input);
  const defaultVersion = findVersion(template, input.DefaultVersion ?? '$Default').number;
  const record = setDefaultVersion(account, template, defaultVersion);
  return { LaunchTemplate: toTemplate(account, { id: template.id, record }) };
}

/** Removes a template with all its versions. */
export function deleteLaunchTemplate(account: Account, input: TemplateReference): object {
  const template = findTemplate(account, input);
  const answer = toTemplate(account, template);
  templates.remove(account, template.id);
  dropTags(account, template.id);
  return { LaunchTemplate: answer };
}

function toTemplate(account: Account, { id, record }: Template) {
  return {
    LaunchTemplateId: id,
    LaunchTemplateName: record.name,
    CreateTime: new Date(record.created),
    CreatedBy: createdBy(account),
    DefaultVersionNumber: record.defaultVersion,
    LatestVersionNumber: latestOf(record),
    Tags: tagsOf(account, id),
  };
}

function toVersion(account: Account, { id, record }: Template, version: TemplateVersion): object {
  return {
    LaunchTemplateId: id,
    LaunchTemplateName: record.name,
    VersionNumber: version.number,
    VersionDescription: version.description,
    CreateTime: new Date(version.created),
    CreatedBy: createdBy(account),
    DefaultVersion: version.number === record.defaultVersion,
    LaunchTemplateData: version.data,
  };
}

function createdBy({ accountId }: Account): string {
  return `arn:aws:iam::${accountId}:user/kiln`;
}
