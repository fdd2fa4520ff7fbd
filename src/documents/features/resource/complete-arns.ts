import type { NamedShape } from '../../kinds/resource/shape-at.ts';
import { identityOfArn, type ResourceArn, readArn } from '../../versions/arn.ts';
import { newestFirst } from '../../versions/version.ts';
import {
  type ManagedResource,
  managedComponents,
  managedContainerImages,
  managedMachineImages,
  managedWorkflows,
} from '../../workspace/managed.ts';
import type { KnownResource, WorkspaceFacts } from '../../workspace/model.ts';
import type { Place } from '../language.ts';

/** What can be the value of a member. */
export interface Value {
  readonly text: string;
  /** How it is offered, where the text is too long to tell one from another. */
  readonly label?: string;
  /** What is written instead of the text: it has places for what is not known. */
  readonly snippet?: string;
  readonly detail?: string;
}

/** What a member may name by an ARN: resources of which type, and those among them that Amazon manages. */
interface Nameable {
  readonly type: RegExp;
  readonly managed: readonly ManagedResource[];
}

const byShape: ReadonlyMap<string, Nameable> = new Map([
  ['ComponentVersionArnOrBuildVersionArn', { type: /^component$/, managed: managedComponents }],
  ['ImageRecipeArn', { type: /^image-recipe$/, managed: [] }],
  ['ContainerRecipeArn', { type: /^container-recipe$/, managed: [] }],
  ['InfrastructureConfigurationArn', { type: /^infrastructure-configuration$/, managed: [] }],
  ['DistributionConfigurationArn', { type: /^distribution-configuration$/, managed: [] }],
  ['WorkflowVersionArnOrBuildVersionArn', { type: /^workflow\//, managed: managedWorkflows }],
]);

/** The ARNs that may stand in a member: of the account, with every version that it has, and of what Amazon manages. */
export function arnsFor({ name }: NamedShape, key: string | undefined, place: Place): readonly Value[] {
  const nameable = key === 'parentImage' ? parentImages(place) : byShape.get(name);
  if (nameable === undefined) return [];
  const own = ownArns(place.workspace.known, nameable.type);
  const listed = new Set(own.map(({ text }) => text));
  const managed = managedArns(nameable.managed, placeOfArns(place));
  return [...own, ...managed.filter(({ text }) => !listed.has(text))];
}

function parentImages({ analysis }: Place): Nameable {
  return { type: /^image$/, managed: analysis.kind === 'container-recipe' ? managedContainerImages : managedMachineImages };
}

interface Versions {
  readonly arn: ResourceArn;
  readonly resource: KnownResource;
  readonly texts: Set<string>;
}

/** Each resource by the newest version, whatever that will be, and then by every version from the newest on. */
function ownArns(known: readonly KnownResource[], type: RegExp): readonly Value[] {
  const byIdentity = new Map<string, Versions>();
  const plain: KnownResource[] = [];
  for (const resource of known) {
    const arn = readArn(resource.arn);
    if (arn === undefined || !type.test(arn.type)) continue;
    const identity = identityOfArn(arn);
    const before = byIdentity.get(identity);
    if (arn.version === undefined) plain.push(resource);
    else if (before === undefined) byIdentity.set(identity, { arn, resource, texts: new Set([arn.version]) });
    else before.texts.add(arn.version);
  }
  const versioned = [...byIdentity.values()].flatMap(({ arn, resource, texts }) =>
    [...new Set(['x.x.x', ...newestFirst([...texts])])].map((version) => ({
      ...{ text: arnText(arn, version), label: `${arn.name} ${version}` },
      detail: detailOf(resource),
    })),
  );
  return [
    ...versioned,
    ...plain.map((resource) => ({ text: resource.arn, label: readArn(resource.arn)?.name ?? resource.arn, detail: detailOf(resource) })),
  ];
}

function detailOf({ age, platform }: KnownResource): string {
  const what = platform ?? 'known resource';
  return age === undefined ? what : `${what}, ${age}`;
}

function arnText({ partition, region, owner, type, name }: Omit<ResourceArn, 'version' | 'build'>, version: string): string {
  return `arn:${partition}:imagebuilder:${region}:${owner}:${type}/${name}/${version}`;
}

/** The partition and Region that ARNs of this workspace have. */
type PlaceOfArns = Pick<ResourceArn, 'partition' | 'region'>;

function managedArns(resources: readonly ManagedResource[], at: PlaceOfArns | undefined): readonly Value[] {
  return resources.map(({ type, name, platform }) => {
    const detail = platform === undefined ? 'managed by Amazon' : `${platform}, managed by Amazon`;
    const arn = (region: string) => arnText({ partition: at?.partition ?? 'aws', region, owner: 'aws', type, name }, 'x.x.x');
    const offer = { label: `${name} x.x.x`, detail };
    if (at !== undefined) return { text: arn(at.region), ...offer };
    return { text: arn('us-east-1'), snippet: arn(`\${1:us-east-1}`), ...offer };
  });
}

const ANY_ARN = /arn:(aws[\w-]*):imagebuilder:([a-z]{2}[a-z-]*-\d):/;

/** Told by the document itself, else by other files of the workspace, else by the account. */
function placeOfArns({ analysis, workspace }: Place): PlaceOfArns | undefined {
  const found = ANY_ARN.exec(analysis.text) ?? ANY_ARN.exec(arnIn(workspace) ?? '') ?? ANY_ARN.exec(workspace.known[0]?.arn ?? '');
  const [, partition, region] = found ?? [];
  return partition === undefined || region === undefined ? undefined : { partition, region };
}

function arnIn({ files }: WorkspaceFacts): string | undefined {
  for (const { references } of files.values()) {
    const reference = references.find(({ text }) => ANY_ARN.test(text));
    if (reference !== undefined) return reference.text;
  }
  return undefined;
}
