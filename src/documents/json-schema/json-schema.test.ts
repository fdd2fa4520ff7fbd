import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { analyze } from '../analyze.ts';
import type { DocumentKind } from '../kinds/kind.ts';
import { rules } from '../rules/index.ts';
import { jsonSchema, schemaKinds } from './index.ts';

const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: false });
const validators = new Map(schemaKinds.map((kind) => [kind, ajv.compile(jsonSchema(kind) ?? false)]));

/** What the schema of its kind says against a document; undefined: nothing, or there is no schema. */
function complaint(text: string, kind: DocumentKind): string | undefined {
  const validate = validators.get(kind);
  if (validate === undefined || validate(parse(text, { merge: true }))) return undefined;
  return ajv.errorsText(validate.errors);
}

const root = resolve(import.meta.dirname, '../../..');
const examples = readdirSync(join(root, 'examples'), { recursive: true, encoding: 'utf8' }).filter((path) => /\.ya?ml$/.test(path));

describe('the schemas', () => {
  it('are there for every language and resource that is YAML or JSON, and for nothing else', () => {
    for (const kind of schemaKinds) expect(jsonSchema(kind), kind).toBeDefined();
    for (const kind of ['dockerfile', 'terraform', 'cloudformation', 'unknown'] as const) expect(jsonSchema(kind)).toBeUndefined();
  });

  it.each(examples)('take our example %s', (path) => {
    const text = readFileSync(join(root, 'examples', path), 'utf8');
    const { kind } = analyze(text, { fileName: path });
    expect(schemaKinds).toContain(kind);
    expect(complaint(text, kind)).toBeUndefined();
  });

  it('take the good example of every rule', () => {
    for (const { id, good, exampleFile } of rules) {
      const { kind, diagnostics } = analyze(good, exampleFile === undefined ? {} : { fileName: exampleFile });
      if (diagnostics.length === 0) expect(complaint(good, kind), id).toBeUndefined();
    }
  });
});

it('the schema of the settings takes what Kiln takes', () => {
  const settings =
    'profile: strict\nignore: [vendor/]\nrules: {unknown-key: warning}\noverrides:\n  - files: ["*.yml"]\n    platforms: [Linux]\n';
  expect(complaint(settings, 'kiln-config')).toBeUndefined();
});

describe('what the schemas refuse', () => {
  it.each<[DocumentKind, string, string]>([
    ['image-recipe', 'a key that is not known', 'name: web\nsemanticVersion: 1.0.0\nparentImage: x\ncomponent: []\n'],
    ['image-recipe', 'a version that YAML reads as a number', 'name: web\nsemanticVersion: 1.0\nparentImage: x\n'],
    [
      'image-recipe',
      'neither an ARN nor a path',
      'name: web\nsemanticVersion: 1.0.0\nparentImage: x\ncomponents: [{componentArn: nginx}]\n',
    ],
    [
      'image-pipeline',
      'an update with a name',
      'imagePipelineArn: x\nname: web\nimageRecipeArn: ./a.yaml\ninfrastructureConfigurationArn: ./b.yaml\n',
    ],
    ['image-pipeline', 'a pipeline without a name', 'imageRecipeArn: ./a.yaml\ninfrastructureConfigurationArn: ./b.yaml\n'],
    ['component-resource', 'a document in two places', 'name: web\nsemanticVersion: 1.0.0\nplatform: Linux\ndata: x\nuri: ./x.yaml\n'],
    ['image', 'an image without a recipe', 'infrastructureConfigurationArn: ./b.yaml\n'],
    ['appstream-image-copy', 'a missing Region', 'SourceImageName: a\nDestinationImageName: b\n'],
    ['component', 'an action that is not known', step('action: ExecuteBsh\ninputs: {commands: [x]}')],
    ['component', 'an input that is not known', step('action: ExecuteBash\ninputs: {command: [x], commands: [x]}')],
    ['component', 'a missing input', step('action: CopyFile\ninputs: [{source: a}]')],
    ['component', 'a map where a list is due', step('action: CopyFile\ninputs: {source: a, destination: b}')],
    ['component', 'an operator that is not known', step('action: Reboot\nif: {stringEqual: x, value: y}')],
    [
      'workflow',
      'an input that is not known',
      'schemaVersion: 1.0\nsteps: [{name: a, action: LaunchInstance, inputs: {waitfor: ssmAgent}}]\n',
    ],
    ['workflow', 'a missing input', 'schemaVersion: 1.0\nsteps: [{name: a, action: LaunchInstance, inputs: {}}]\n'],
  ])('%s: %s', (kind, _, text) => {
    expect(complaint(text, kind)).toBeDefined();
  });
});

/** A component with one step. */
function step(lines: string): string {
  return `schemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n      - name: One\n        ${lines.replaceAll('\n', '\n        ')}\n`;
}

// Public documents by other people; the test runs only where they are at hand.
const corpus = resolve(root, '../shared/corpus');
const isHere = existsSync(join(corpus, 'manifest.tsv'));

describe.skipIf(!isHere)('documents by other people', () => {
  const paths = isHere
    ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter(
        (path) => /\.(?:ya?ml|json)$/.test(path) && !path.includes('_history'),
      )
    : [];

  it('pass where Kiln has neither errors nor warnings for them', () => {
    const refused = paths.flatMap((path) => {
      const text = readFileSync(join(corpus, path), 'utf8');
      const { kind, diagnostics } = analyze(text, { fileName: path });
      if (!validators.has(kind) || diagnostics.some(({ severity }) => severity !== 'info')) return [];
      const said = complaint(text, kind);
      return said === undefined ? [] : [`${path}: ${said}`];
    });
    expect(paths.length).toBeGreaterThan(100);
    expect(refused).toEqual([]);
  });
});
