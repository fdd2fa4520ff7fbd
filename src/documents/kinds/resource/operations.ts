import type { ResourceKind } from '../kind.ts';
import { appstreamImageShapes } from './appstream-image-shapes.ts';
import { appstreamShapes } from './appstream-shapes.ts';
import { imagebuilderShapes } from './imagebuilder-shapes.ts';
import type { ShapeTable, StructureShape } from './shapes.ts';

/** A call of an API whose request body is kept in a file. */
export interface Operation {
  /** As the service calls it. */
  readonly name: string;
  /** What the file describes, with its article. */
  readonly words: string;
  readonly shapes: ShapeTable;
  readonly input: StructureShape;
  /** Members of which the service wants exactly one, where its model says of each that it may be left out. */
  readonly eitherOf?: readonly [string, string];
  /** The API reference. */
  readonly source: string;
}

/** The operations that a kind of file can be the request of. */
export interface OperationsOfKind {
  readonly create: Operation;
  /** Another operation with a body much like it, told by a member that only this one has. */
  readonly other?: { readonly mark: string; readonly operation: Operation };
}

const services = {
  imagebuilder: { shapes: imagebuilderShapes, reference: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_' },
  appstream: { shapes: appstreamShapes, reference: 'https://docs.aws.amazon.com/appstream2/latest/APIReference/API_' },
} as const;

const document = ['data', 'uri'] as const;
const template = ['dockerfileTemplateData', 'dockerfileTemplateUri'] as const;
const recipe = ['imageRecipeArn', 'containerRecipeArn'] as const;

export const operationsByKind: Readonly<Record<ResourceKind, OperationsOfKind>> = {
  'component-resource': {
    create: imagebuilder('CreateComponent', 'a component', document),
    other: { mark: 'format', operation: imagebuilder('ImportComponent', 'an imported component', document) },
  },
  'image-recipe': { create: imagebuilder('CreateImageRecipe', 'an image recipe') },
  'container-recipe': {
    create: imagebuilder('CreateContainerRecipe', 'a container recipe', template),
  },
  'infrastructure-configuration': {
    create: imagebuilder('CreateInfrastructureConfiguration', 'an infrastructure configuration'),
    other: {
      mark: 'infrastructureConfigurationArn',
      operation: imagebuilder('UpdateInfrastructureConfiguration', 'an update of an infrastructure configuration'),
    },
  },
  'distribution-configuration': {
    create: imagebuilder('CreateDistributionConfiguration', 'a distribution configuration'),
    other: {
      mark: 'distributionConfigurationArn',
      operation: imagebuilder('UpdateDistributionConfiguration', 'an update of a distribution configuration'),
    },
  },
  'image-pipeline': {
    create: imagebuilder('CreateImagePipeline', 'an image pipeline', recipe),
    other: {
      mark: 'imagePipelineArn',
      operation: imagebuilder('UpdateImagePipeline', 'an update of an image pipeline', recipe),
    },
  },
  image: { create: imagebuilder('CreateImage', 'an image', recipe) },
  'lifecycle-policy': {
    create: imagebuilder('CreateLifecyclePolicy', 'a lifecycle policy'),
    other: { mark: 'lifecyclePolicyArn', operation: imagebuilder('UpdateLifecyclePolicy', 'an update of a lifecycle policy') },
  },
  'workflow-resource': { create: imagebuilder('CreateWorkflow', 'a workflow', document) },
  'appstream-image-builder': { create: appstream('CreateImageBuilder', 'an image builder') },
  'appstream-image-copy': { create: appstream('CopyImage', 'a copy of an image') },
  'appstream-image-permissions': { create: appstream('UpdateImagePermissions', 'a change of image permissions') },
  'appstream-updated-image': { create: appstream('CreateUpdatedImage', 'an updated image') },
  'appstream-image': { create: declaredImage() },
};

/** The operation that a file is the request of: `keys` are the members at its top. */
export function operationOf(kind: ResourceKind, keys: { has(key: string): boolean }): Operation {
  const { create, other } = operationsByKind[kind];
  return other !== undefined && keys.has(other.mark) ? other.operation : create;
}

function imagebuilder(name: string, words: string, eitherOf?: Operation['eitherOf']): Operation {
  const made = operation('imagebuilder', name, words);
  return eitherOf === undefined ? made : { ...made, eitherOf };
}

function appstream(name: string, words: string): Operation {
  return operation('appstream', name, words);
}

/** No request: its form is Kiln's, and what Image Assistant's command line takes is behind most of it. */
function declaredImage(): Operation {
  const source = 'https://docs.aws.amazon.com/appstream2/latest/developerguide/programmatically-create-image.html';
  return {
    name: 'AppStreamImage',
    words: 'an AppStream image',
    shapes: appstreamImageShapes,
    input: structureOf(appstreamImageShapes, 'AppStreamImage'),
    source,
  };
}

function operation(service: keyof typeof services, name: string, words: string): Operation {
  const { shapes, reference } = services[service];
  return { name, words, shapes, input: structureOf(shapes, name), source: `${reference}${name}.html` };
}

/** The tables have every operation; a test of them keeps it so. */
function structureOf(shapes: ShapeTable, name: string): StructureShape {
  const input = shapes[name];
  return input?.type === 'structure' ? input : { type: 'structure', members: {} };
}
