import { nearest } from '../../spelling.ts';
import { itemsOf, mapOf, scalarOf } from '../../syntax/entries.ts';
import { entryNamed } from '../../syntax/lookup.ts';
import type { ResourceKind } from '../kind.ts';
import { hasAny, isList, type TopLevel } from '../top-level.ts';
import { operationOf } from './operations.ts';

/** How the request of each operation is told by its keys. */
interface Signature {
  readonly kind: ResourceKind;
  matches(top: TopLevel): boolean;
}

const ofContainers = ['containerType', 'targetRepository', 'dockerfileTemplateData', 'dockerfileTemplateUri'];
const ofComponents = ['platform', 'supportedOsVersions', 'format'];
const ofComponentsAndWorkflows = ['changeDescription', 'data', 'uri'];
const ofBuilds = ['imageRecipeArn', 'containerRecipeArn', 'infrastructureConfigurationArn'];
/** A pipeline has a name and says when it runs; an image is built once and has no name of its own. */
const ofPipelines = ['name', 'description', 'schedule', 'status', 'imagePipelineArn', 'imageTags'];
/** Requests for fleets and app block builders, which have a name and an instance type too. */
const ofOtherMachines = ['ComputeCapacity', 'FleetType', 'MaxConcurrentSessions', 'Platform', 'MaxUserDurationInSeconds'];
const ofImageBuilders = [
  'ImageName',
  'ImageArn',
  'AppstreamAgentVersion',
  'EnableDefaultInternetAccess',
  'DomainJoinInfo',
  'AccessEndpoints',
];
const ofLifecyclePolicies = ['policyDetails', 'resourceSelection', 'resourceType', 'executionRole'];
const stages: ReadonlySet<string> = new Set(['BUILD', 'TEST', 'DISTRIBUTION']);

/** The first that matches counts. */
const SIGNATURES: readonly Signature[] = [
  { kind: 'container-recipe', matches: (top) => hasAny(top, ofContainers) && (top.has('parentImage') || top.has('semanticVersion')) },
  { kind: 'image-recipe', matches: (top) => top.has('parentImage') || (top.has('semanticVersion') && isList(top.get('components'))) },
  {
    kind: 'workflow-resource',
    matches: (top) => top.has('type') && !hasAny(top, ofComponents) && (top.has('semanticVersion') || isStaged(top)),
  },
  {
    kind: 'component-resource',
    matches: (top) => (top.has('semanticVersion') && (hasAny(top, ofComponents) || hasAny(top, ofComponentsAndWorkflows))) || isNamed(top),
  },
  { kind: 'infrastructure-configuration', matches: (top) => top.has('instanceProfileName') || isInfrastructure(top) },
  { kind: 'distribution-configuration', matches: isDistribution },
  { kind: 'image-pipeline', matches: (top) => hasAny(top, ofBuilds) && hasAny(top, ofPipelines) },
  { kind: 'image', matches: (top) => hasAny(top, ofBuilds) },
  { kind: 'lifecycle-policy', matches: (top) => ofLifecyclePolicies.filter((key) => top.has(key)).length > 1 },
  { kind: 'appstream-image-copy', matches: (top) => top.has('SourceImageName') || top.has('DestinationImageName') },
  { kind: 'appstream-image-permissions', matches: (top) => top.has('ImagePermissions') || (top.has('SharedAccountId') && top.has('Name')) },
  { kind: 'appstream-image', matches: isDeclaredImage },
  { kind: 'appstream-updated-image', matches: (top) => top.has('existingImageName') || top.has('newImageName') },
  {
    kind: 'appstream-image-builder',
    matches: (top) => (top.has('InstanceType') || top.has('Name')) && hasAny(top, ofImageBuilders) && !hasAny(top, ofOtherMachines),
  },
];

/** Keys by which a kind is told, long enough that a misspelt one is still known for what it is. */
const MARKS = [
  'distributions',
  'existingImageName',
  'ImageName',
  'ImagePermissions',
  'infrastructureConfigurationArn',
  'instanceProfileName',
  'InstanceType',
  'newImageName',
  'parentImage',
  'policyDetails',
  'semanticVersion',
  'SourceImageName',
];

/** Documents with more keys than any request has are not looked through for misspelt ones. */
const MOST_KEYS = 25;

/** The kind of resource whose request has such keys. */
export function resourceKindOf(top: TopLevel): ResourceKind | undefined {
  return kindOf(top) ?? (top.size <= MOST_KEYS ? misspeltKindOf(top) : undefined);
}

function kindOf(top: TopLevel): ResourceKind | undefined {
  return SIGNATURES.find(({ matches }) => matches(top))?.kind;
}

/** A request whose telling key is misspelt, if the others are all its own. */
function misspeltKindOf(top: TopLevel): ResourceKind | undefined {
  const mended = new Map([...top].map(([key, value]) => [nearest(key, MARKS) ?? key, value]));
  const kind = kindOf(mended);
  if (kind === undefined) return undefined;
  return hasOnlyMembersOf(kind, mended) ? kind : undefined;
}

function hasOnlyMembersOf(kind: ResourceKind, top: TopLevel): boolean {
  const { members } = operationOf(kind, top).input;
  return [...top.keys()].every((key) => Object.hasOwn(members, key));
}

/** A component without a version: a platform and a document. */
function isNamed(top: TopLevel): boolean {
  const isPlatform = /^(?:linux|windows|macos)$/i.test(scalarOf(top.get('platform'))?.value ?? '');
  return isPlatform && top.has('name') && (top.has('uri') || top.has('data'));
}

/** An infrastructure configuration without its instance profile. */
function isInfrastructure(top: TopLevel): boolean {
  if (top.has('terminateInstanceOnFailure')) return true;
  return hasAny(top, ['instanceTypes', 'instanceMetadataOptions']) && hasOnlyMembersOf('infrastructure-configuration', top);
}

/** Other things have a base and a name too: what else is said tells an image. */
function isDeclaredImage(top: TopLevel): boolean {
  if (!top.has('base')) return false;
  return hasAny(top, ['agentPolicy', 'dynamicAppCatalog', 'applications']) || (top.has('name') && hasOnlyMembersOf('appstream-image', top));
}

/** A workflow without a version. */
function isStaged(top: TopLevel): boolean {
  return hasAny(top, ['uri', 'data']) && stages.has(scalarOf(top.get('type'))?.value ?? '');
}

/** Distributions of images name Regions; those of statistics and packages don't. */
function isDistribution(top: TopLevel): boolean {
  if (!top.has('distributions')) return top.has('distributionConfigurationArn') && !hasAny(top, ofBuilds) && !top.has('imagePipelineArn');
  const isRegional = itemsOf(top.get('distributions')).some(({ value }) => entryNamed(mapOf(value), 'region') !== undefined);
  return isRegional || hasOnlyMembersOf('distribution-configuration', top);
}
