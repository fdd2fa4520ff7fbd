import { expect, it } from 'vitest';
import { parseSyntax } from '../syntax/parse.ts';
import { detectKind } from './detect.ts';

it.each([
  ['phases:\n  - name: build\n', undefined, 'component'],
  ['schemaVersion: 1.0\nphases:\n  build: []\n', undefined, 'component'],
  ['{"schemaVersion": "1.0", "phases": []}', undefined, 'component'],
  ['name: x\nschemaVersion: 1.0\n', undefined, 'component'],
  ['schemaVersion: 1.0\nphase: []\n', undefined, 'component'],
  ['schemaVersion: "1.0\nphases:\n  - name: build\n', undefined, 'component'],
  ['phases:\n  - name: build\n', 'nginx.component.yaml', 'component'],
  ['schemaVersion: 1.0\nsteps: []\n', undefined, 'unknown'],
  ['schemaVersion: "2.2"\nmainSteps: []\n', undefined, 'unknown'],
  ['schemaVersion: 2.0.0\nfileExistenceTests: []\n', undefined, 'unknown'],
  ['version: 0.2\nphases:\n  build:\n    commands: []\n', undefined, 'unknown'],
  ['AWSTemplateFormatVersion: "2010-09-09"\nResources: {}\n', undefined, 'unknown'],
  ['name: x\nsemanticVersion: 1.0.0\nplatform: Linux\nuri: ./x.yaml\n', undefined, 'component-resource'],
  ['name: x\nsemanticVersion: 1.0.0\nparentImage: ami-1\n', undefined, 'image-recipe'],
  ['name: x\nparentImage: x\ncontainerType: DOCKER\n', undefined, 'unknown'],
  ['name: x\ninstanceProfileName: y\n', undefined, 'infrastructure-configuration'],
  ['name: x\ndistributions:\n  - region: eu-west-1\n', undefined, 'distribution-configuration'],
  ['name: x\nimageRecipeArn: a\ninfrastructureConfigurationArn: b\n', undefined, 'image-pipeline'],
  ['', 'nginx.component.yaml', 'component-resource'],
  ['name: x\n', 'dir/web.recipe.yml', 'image-recipe'],
  ['name: x\n', 'web.image-pipeline.json', 'image-pipeline'],
  ['name: x\n', 'web.infrastructure-configuration.yaml', 'infrastructure-configuration'],
  ['name: x\n', 'web.distribution.yaml', 'distribution-configuration'],
  ['name: x\n', 'notes.yaml', 'unknown'],
  ['- a\n- b\n', undefined, 'unknown'],
  ['just text', undefined, 'unknown'],
  ['', undefined, 'unknown'],
])('%j in %s is of the kind %s', (...row) => {
  const [text, fileName, kind] = row;
  expect(detectKind(parseSyntax(text), fileName)).toBe(kind);
});
