import { expect, test } from 'vitest';
import { whatChanged } from './what-changed.ts';

const arnOf = (kind: string) => `arn:aws:imagebuilder:us-east-1:000000000000:${kind}/x/1.0.0/1`;

test.each([
  ['CreateComponent', { name: 'x', data: '' }, { kind: 'component', name: 'x' }],
  ['DeleteComponent', { componentBuildVersionArn: arnOf('component') }, { kind: 'component', arn: arnOf('component') }],
  ['CreateImagePipeline', { name: 'p', imageRecipeArn: arnOf('image-recipe') }, { kind: 'image-pipeline', name: 'p' }],
  ['StartImagePipelineExecution', { imagePipelineArn: arnOf('image-pipeline') }, { kind: 'image' }],
  ['CancelImageCreation', { imageBuildVersionArn: arnOf('image') }, { kind: 'image', arn: arnOf('image') }],
])('%s tells which list is another', (operation, input, touched) => {
  expect(whatChanged(operation, input)).toEqual(touched);
});

test.each(['TagResource', 'PutComponentPolicy', 'PutObject', 'SendWorkflowStepAction'])('%s leaves lists as they are', (operation) => {
  expect(whatChanged(operation, undefined)).toBeUndefined();
});
