import { AppError } from '../../../contract/index.ts';
import type { ResourceFileKind } from '../../../documents/index.ts';
import { type Fields, isFields } from '../request-form.ts';
import { yamlText } from '../yaml-text.ts';
import { leftOut, withoutMembers } from './inexpressible.ts';
import { identifiers, onOneLine, pascalCase } from './names.ts';
import type { ExportSource, ExportSources } from './read-sources.ts';
import { fileReferredTo } from './reference.ts';
import type { Writing } from './writing.ts';

interface TemplateType {
  readonly type: string;
  /** Members of the request that the type has no property for, by their place. */
  readonly lacks: readonly string[];
}

/** The types, by the resource schemas that CloudFormation publishes (as of cfn-lint 1.51). Their properties are the members, capitalised. */
const types: Partial<Readonly<Record<ResourceFileKind, TemplateType>>> = {
  'component-resource': { type: 'AWS::ImageBuilder::Component', lacks: [] },
  'image-recipe': { type: 'AWS::ImageBuilder::ImageRecipe', lacks: ['amiWatermarks'] },
  'container-recipe': { type: 'AWS::ImageBuilder::ContainerRecipe', lacks: [] },
  'infrastructure-configuration': { type: 'AWS::ImageBuilder::InfrastructureConfiguration', lacks: [] },
  'distribution-configuration': { type: 'AWS::ImageBuilder::DistributionConfiguration', lacks: ['distributions.s3ExportConfiguration'] },
  'image-pipeline': { type: 'AWS::ImageBuilder::ImagePipeline', lacks: ['schedule.timezone', 'imageTags'] },
  image: { type: 'AWS::ImageBuilder::Image', lacks: [] },
  'workflow-resource': { type: 'AWS::ImageBuilder::Workflow', lacks: [] },
  'lifecycle-policy': { type: 'AWS::ImageBuilder::LifecyclePolicy', lacks: [] },
};

/** Members whose keys the author chose: they stay as they are. */
const maps = new Set(['tags', 'amiTags', 'resourceTags', 'tagMap', 'imageTags']);

const capitalised = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

function property(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  const file = fileReferredTo(value);
  if (file !== undefined) return { Ref: ids.get(file) }; // each of these types gives its ARN, as a parameter gives its value
  if (Array.isArray(value)) return value.map((item) => property(item, ids));
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [capitalised(key), maps.has(key) ? member : property(member, ids)]),
  );
}

/** The version of a resource is called otherwise there; that of the recipes that a lifecycle policy selects is not. */
function renamed({ semanticVersion, ...body }: Fields): Fields {
  return semanticVersion === undefined ? body : { name: body.name, version: semanticVersion, ...body };
}

function templateTypeOf({ kind, operation, path }: ExportSource): TemplateType {
  const found = types[kind];
  if (found && operation.name.startsWith('Create')) return found;
  throw new AppError('refused', `CloudFormation has no resource for ${path}: it is ${operation.words}. The AWS CLI can make it.`);
}

/** A CloudFormation template in YAML. */
export function writeCloudFormation(sources: ExportSources, notes: readonly string[]): Writing {
  const ids = identifiers(sources, pascalCase);
  const missing = leftOut(sources.resources, (source) => templateTypeOf(source).lacks, 'CloudFormation');
  const resources = sources.resources.map((source) => {
    const { type, lacks } = templateTypeOf(source);
    const { document, path } = source;
    const body = withoutMembers(source.body, lacks);
    const { tags, ...members } = renamed(document === undefined ? body : { ...body, [document.member]: document.text });
    return [ids.get(path), { Type: type, Properties: property(tags === undefined ? members : { ...members, tags }, ids) }] as const;
  });
  const parameters = sources.missing.map((path) => [
    ids.get(path),
    { Type: 'String', Description: `The ARN of ${onOneLine(path)}`.slice(0, 4000) },
  ]);
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `Made by Kiln from ${onOneLine(sources.resources.at(-1)?.path ?? '')}`.slice(0, 1024),
    ...(parameters.length === 0 ? {} : { Parameters: Object.fromEntries(parameters) }),
    Resources: Object.fromEntries(resources),
  };
  const all = [...notes, ...missing];
  return { text: `${all.map((note) => `# Note: ${onOneLine(note)}\n`).join('')}${yamlText(template)}`, notes: all };
}
