import { AppError } from '../../../contract/index.ts';
import type { Operation, ResourceFileKind, Shape } from '../../../documents/index.ts';
import { type Fields, isFields, shapeNamed } from '../request-form.ts';
import { type HclBlock, type HclExpression, hclBlock } from './hcl.ts';
import { leftOut, withoutMembers } from './inexpressible.ts';
import { identifiers, onOneLine, snakeCase } from './names.ts';
import type { ExportSource, ExportSources } from './read-sources.ts';
import { fileReferredTo } from './reference.ts';
import type { Writing } from './writing.ts';

interface ProviderType {
  readonly type: string;
  /** Members of the request that the type has no argument for, by their place. */
  readonly lacks: readonly string[];
  /** What a request that leaves a member out means, where the provider would mean something else. */
  readonly defaults?: Fields;
}

/** The types of the AWS provider (its documentation as of 2026). */
const types: Partial<Readonly<Record<ResourceFileKind, ProviderType>>> = {
  'component-resource': { type: 'aws_imagebuilder_component', lacks: [] },
  'image-recipe': { type: 'aws_imagebuilder_image_recipe', lacks: ['amiWatermarks'] },
  'container-recipe': { type: 'aws_imagebuilder_container_recipe', lacks: ['imageOsVersionOverride'] },
  'infrastructure-configuration': {
    type: 'aws_imagebuilder_infrastructure_configuration',
    lacks: [],
    defaults: { terminateInstanceOnFailure: true },
  },
  'distribution-configuration': { type: 'aws_imagebuilder_distribution_configuration', lacks: [] },
  'image-pipeline': {
    type: 'aws_imagebuilder_image_pipeline',
    lacks: ['schedule.autoDisablePolicy', 'imageTags', 'loggingConfiguration'],
  },
  image: { type: 'aws_imagebuilder_image', lacks: [] },
  'workflow-resource': { type: 'aws_imagebuilder_workflow', lacks: [] },
  'lifecycle-policy': { type: 'aws_imagebuilder_lifecycle_policy', lacks: [] },
};

/** Blocks that are repeated have the name of one; these and some others are not just the member with underscores. */
const argumentNames: Readonly<Record<string, string>> = {
  components: 'component',
  parameters: 'parameter',
  blockDeviceMappings: 'block_device_mapping',
  workflows: 'workflow',
  distributions: 'distribution',
  launchTemplateConfigurations: 'launch_template_configuration',
  fastLaunchConfigurations: 'fast_launch_configuration',
  ssmParameterConfigurations: 'ssm_parameter_configuration',
  policyDetails: 'policy_detail',
  recipes: 'recipe',
  setDefaultVersion: 'default',
  userDataOverride: 'user_data_base64',
};

const argumentName = (member: string) => argumentNames[member] ?? member.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

interface Body {
  readonly attributes: [string, unknown][];
  readonly blocks: HclBlock[];
}

interface Converting {
  readonly operation: Operation;
  readonly expressionOf: (file: string) => HclExpression;
  readonly note: (text: string) => void;
}

/** Structures become blocks, everything else attributes: the service's model tells which is which. */
function convert(converting: Converting, members: Readonly<Record<string, string>>, value: Fields): Body {
  const body: Body = { attributes: [], blocks: [] };
  for (const [member, item] of Object.entries(value)) addMember(converting, body, { member, shape: members[member], item });
  return body;
}

interface Member {
  readonly member: string;
  readonly shape: string | undefined;
  readonly item: unknown;
}

function addMember(converting: Converting, body: Body, { member, shape: shapeName, item }: Member): void {
  const shape = shapeNamed(converting.operation, shapeName);
  const head = argumentName(member);
  const inner = structureOf(converting.operation, shape);
  if (inner !== undefined) {
    const items = (Array.isArray(item) ? item : [item]).filter(isFields);
    const converted = items.map((each) => convert(converting, inner, each));
    if (member === 'additionalInstanceConfiguration')
      for (const each of converted) merge(body, each); // has no block of its own
    else body.blocks.push(...converted.map((each) => ({ head, ...each })));
    return;
  }
  const file = fileReferredTo(item);
  if (file !== undefined) body.attributes.push([head, converting.expressionOf(file)]);
  else if (member === 'noDevice') body.attributes.push([head, true]);
  else if (member === 'value' && Array.isArray(item)) body.attributes.push([head, oneValue(converting, item)]);
  else body.attributes.push([head, item]);
}

function merge(body: Body, { attributes, blocks }: Body): void {
  body.attributes.push(...attributes);
  body.blocks.push(...blocks);
}

function structureOf(operation: Operation, shape: Shape | undefined): Readonly<Record<string, string>> | undefined {
  if (shape?.type === 'list') return structureOf(operation, shapeNamed(operation, shape.of));
  return shape?.type === 'structure' ? shape.members : undefined;
}

/** Parameters are lists to the service, and the provider takes one value each. */
function oneValue({ note }: Converting, values: readonly unknown[]): unknown {
  if (values.length > 1) note(`Terraform takes one value of a parameter; left out: ${JSON.stringify(values.slice(1))}`);
  return values[0] ?? '';
}

function providerTypeOf({ kind, operation, path }: ExportSource): ProviderType {
  const found = types[kind];
  if (found && operation.name.startsWith('Create')) return found;
  throw new AppError('refused', `Terraform has no resource for ${path}: it is ${operation.words}. The AWS CLI can make it.`);
}

/** A Terraform configuration for the AWS provider. */
export function writeTerraform(sources: ExportSources, notes: readonly string[]): Writing {
  const names = identifiers(sources, snakeCase);
  const all = [...notes, ...leftOut(sources.resources, (source) => providerTypeOf(source).lacks, 'Terraform')];
  const typeOfFile = new Map(sources.resources.map((source) => [source.path, providerTypeOf(source).type]));
  const expressionOf = (file: string): HclExpression => {
    const type = typeOfFile.get(file);
    return { hcl: type === undefined ? `var.${names.get(file)}` : `${type}.${names.get(file)}.arn` };
  };
  const blocks = sources.resources.map((source) => {
    const { document, operation, path } = source;
    const { type, lacks, defaults } = providerTypeOf(source);
    const { semanticVersion, ...body } = withoutMembers({ ...defaults, ...source.body }, lacks);
    const note = (text: string) => void all.push(`${path}: ${text}`);
    noteRole(body, note);
    const { attributes, blocks: below } = convert({ operation, expressionOf, note }, operation.input.members, body);
    if (semanticVersion !== undefined) attributes.unshift(['version', semanticVersion]);
    if (document !== undefined) attributes.push([argumentName(document.member), document.text]);
    return `# ${onOneLine(path)}\n${hclBlock({ head: `resource "${type}" "${names.get(path)}"`, attributes, blocks: below })}`;
  });
  const variables = sources.missing.map((path) =>
    hclBlock({
      head: `variable "${names.get(path)}"`,
      attributes: [
        ['type', { hcl: 'string' }],
        ['description', `The ARN of ${path}`],
      ],
      blocks: [],
    }),
  );
  const head = `# Made by Kiln from ${onOneLine(sources.resources.at(-1)?.path ?? '')}.\n${all.map((text) => `# Note: ${onOneLine(text)}\n`).join('')}`;
  return { text: [head, ...variables, ...blocks].join('\n'), notes: all };
}

function noteRole({ executionRole }: Fields, note: (text: string) => void): void {
  if (typeof executionRole === 'string' && !executionRole.startsWith('arn:'))
    note(`Terraform takes the ARN of a role; write it where '${executionRole}' stands.`);
}
