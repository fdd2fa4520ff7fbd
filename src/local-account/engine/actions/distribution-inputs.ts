// What the steps of a distribution workflow are told, in the form in which distribution configurations tell it.
import { isWorkflowMap, textOf, type WorkflowMap, type WorkflowValue } from '../../../documents/index.ts';
import type { ImageConfiguration, LaunchPermissions } from '../../distribution/distributor.ts';
import { resolveTags } from '../../distribution/freeze.ts';
import { resolveAmiName } from '../../imagebuilder/ami-name.ts';
import type { BuildDistribution, BuildJob } from '../build-job.ts';

/** The step's own distributions, one a Region; none: those of the job. What an item leaves out of name and description is the job's. */
export function distributionsIn(job: BuildJob, { distributions }: WorkflowMap, date: Date): readonly BuildDistribution[] {
  const given = items(distributions);
  return given.length === 0 ? job.distributions : given.map((item) => distributionOf(job, item, date));
}

function distributionOf(job: BuildJob, item: WorkflowMap, date: Date): BuildDistribution {
  const region = text(item.region) ?? job.region;
  const configured = job.distributions.find((distribution) => distribution.region === region) ?? job.distributions[0];
  const name = text(item.name);
  const moment = { date, build: job.buildNumber };
  return {
    region,
    amiName: name ? resolveAmiName(name, moment) : (configured?.amiName ?? job.imageName),
    description: text(item.description) ?? configured?.description,
    targetAccountIds: texts(item.targetAccountIds),
    amiTags: resolveTags(textMap(item.amiTags), moment),
    kmsKeyId: text(item.kmsKeyId),
  };
}

/** Who is to launch the AMIs, one item a Region; without items as the job says. */
export function permissionsIn(job: BuildJob, { attributes }: WorkflowMap) {
  const given = items(attributes);
  return given.length === 0
    ? job.distributions
    : given.map((item) => ({ region: text(item.region) ?? job.region, launchPermission: permissionsOf(item.launchPermission) }));
}

function permissionsOf(value: WorkflowValue | undefined): LaunchPermissions | undefined {
  if (!isWorkflowMap(value)) return undefined;
  const { userIds, userGroups, organizationArns, organizationalUnitArns } = value;
  return {
    userIds: texts(userIds),
    userGroups: texts(userGroups),
    organizationArns: texts(organizationArns),
    organizationalUnitArns: texts(organizationalUnitArns),
  };
}

/** What is to be done with the AMIs, one item a Region; without items as the job says. */
export function configurationsIn(job: BuildJob, { configurations }: WorkflowMap): readonly ImageConfiguration[] {
  const given = items(configurations);
  return given.length === 0 ? job.distributions : given.map((item) => configurationOf(job, item));
}

function configurationOf(job: BuildJob, item: WorkflowMap): ImageConfiguration {
  const [exported] = items(item.s3ExportConfiguration);
  return {
    region: text(item.region) ?? job.region,
    licenseConfigurationArns: texts(item.licenseConfigurationArns),
    launchTemplateConfigurations: items(item.launchTemplateConfigurations).map(({ launchTemplateId, accountId, setDefaultVersion }) => ({
      launchTemplateId: text(launchTemplateId) ?? '',
      accountId: text(accountId),
      setDefaultVersion: flag(setDefaultVersion),
    })),
    ssmParameterConfigurations: items(item.ssmParameterConfigurations).map(({ parameterName, amiAccountId, dataType }) => ({
      parameterName: text(parameterName) ?? '',
      amiAccountId: text(amiAccountId),
      dataType: text(dataType) === 'aws:ec2:image' ? 'aws:ec2:image' : 'text',
    })),
    fastLaunchConfigurations: items(item.fastLaunchConfigurations).map(({ enabled, accountId }) => ({
      enabled: flag(enabled) ?? false,
      accountId: text(accountId),
    })),
    s3ExportConfiguration: exported && {
      roleName: text(exported.roleName) ?? '',
      diskImageFormat: (text(exported.diskImageFormat) ?? '') as 'RAW',
      s3Bucket: text(exported.s3Bucket) ?? '',
      s3Prefix: text(exported.s3Prefix),
    },
  };
}

/** A list of maps; the guide also writes a single one without its list. */
function items(value: WorkflowValue | undefined): readonly WorkflowMap[] {
  return (Array.isArray(value) ? value : [value]).filter(isWorkflowMap);
}

function text(value: WorkflowValue | undefined): string | undefined {
  return value === undefined || value === null ? undefined : textOf(value);
}

function texts(value: WorkflowValue | undefined): string[] {
  return Array.isArray(value) ? value.flatMap((item) => text(item) ?? []) : [];
}

function textMap(value: WorkflowValue | undefined): Record<string, string> {
  return isWorkflowMap(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, text(item) ?? ''])) : {};
}

/** Values of references are often text. */
function flag(value: WorkflowValue | undefined): boolean | undefined {
  const said = text(value);
  return said === undefined ? undefined : said === 'true';
}
