// An image as Image Builder tells it to a topic: https://docs.aws.amazon.com/imagebuilder/latest/userguide/integ-sns.html
import { createHash } from 'node:crypto';
import type { WorkflowKind } from '../engine/build-job.ts';
import type { Image } from '../protocol/imagebuilder-shapes.ts';
import { workflowsOf } from '../store/executions.ts';
import type { ImageRow } from '../store/images.ts';
import type { ResourceRow, Version } from '../store/resources.ts';
import type { Store } from '../store/store.ts';
import { type Tags, tagsOf } from '../store/tags.ts';
import { versionArn } from './arn.ts';
import { formatVersion } from './version.ts';

/** JSON; the numbers in it that are too large for JavaScript stand there whole. */
export function imageMessage(store: Store, { arn, accountId, version, build, body }: ResourceRow<Image>, row: ImageRow): string {
  const versionlessArn = versionArn(versionArn(arn));
  const message = {
    arn,
    name: body.name,
    version: formatVersion(version),
    type: body.type,
    buildVersion: build,
    state: { status: row.status, reason: row.reason },
    platform: body.platform,
    imageRecipe: part(body.imageRecipe, accountId),
    containerRecipe: part(body.containerRecipe, accountId),
    sourcePipelineArn: body.sourcePipelineArn,
    infrastructureConfiguration: part(body.infrastructureConfiguration, accountId),
    imageTestsConfigurationDocument: body.imageTestsConfiguration,
    distributionConfiguration: part(body.distributionConfiguration, accountId),
    dateCreated: dateOf(body.dateCreated),
    outputResources: JSON.parse(row.output ?? '{"amis":[]}'),
    buildExecutionId: executionOf(store, arn, 'BUILD'),
    testExecutionId: executionOf(store, arn, 'TEST'),
    distributionJobId: executionOf(store, arn, 'DISTRIBUTION'),
    accountId,
    osVersion: row.osVersion,
    enhancedImageMetadataEnabled: body.enhancedImageMetadataEnabled,
    buildType: body.buildType,
    tags: tagged(arn, tagsOf(store, arn)),
  };
  const head = `{"versionlessArn":${JSON.stringify(versionlessArn)},"semver":${orderNumber(version, build)},`;
  return head + JSON.stringify(message).slice(1);
}

interface Part {
  readonly arn?: string | undefined;
  readonly dateCreated?: string | undefined;
  readonly tags?: Tags | undefined;
}

function part(resource: Part | undefined, accountId: string): object | undefined {
  if (!resource) return undefined;
  const { arn = '', dateCreated, tags } = resource;
  return { ...resource, dateCreated: dateOf(dateCreated), tags: tagged(arn, tags), accountId };
}

/** The service numbers resources with an id of its own; here that is derived from the ARN. */
function tagged(arn: string, tags: Tags | undefined): Tags {
  const hex = createHash('sha256').update(arn).digest('hex');
  const internalId = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
  return { ...tags, internalId, resourceArn: arn };
}

/** The number that versions are sorted by: thirty bits for each node and for the build. */
function orderNumber({ major, minor, patch }: Version, build: number): bigint {
  return [major, minor, patch, build].reduce((number, node) => (number << 30n) + BigInt(node), 0n);
}

/** Jobs behind an image have ids of their own; ours are the executions of its workflows, less what they begin with. */
function executionOf(store: Store, image: string, kind: WorkflowKind): string | undefined {
  return workflowsOf(store, image)
    .findLast((workflow) => workflow.kind === kind)
    ?.id.replace(/^wf-/, '');
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Jul 28, 2022 1:13:45 AM` */
function dateOf(iso: string | undefined): string | undefined {
  if (iso === undefined) return undefined;
  const date = new Date(iso);
  const hours = date.getUTCHours();
  const time = `${hours % 12 || 12}${iso.slice(13, 19)} ${hours < 12 ? 'AM' : 'PM'}`;
  return `${months[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()} ${time}`;
}
