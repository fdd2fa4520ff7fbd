import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kilnLint, lintFindings } from '../testing/kiln-lint.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const document = `schemaVersion: 1.0
parameters:
  - Port: {type: string}
phases:
  - name: build
    steps:
      - name: Serve
        action: ExecuteBash
        inputs: {commands: ['serve {{ Port }}']}
  - name: test
    steps:
      - name: Ask
        action: ExecuteBash
        inputs: {commands: [curl --fail localhost]}
`;
const resource = 'name: web\nsemanticVersion: 1.0.0\nplatform: Linux\nuri: ./web.yaml\n';
const recipe = `name: server
semanticVersion: 1.0.0
parentImage: ssm:/images/base
components:
  - componentArn: ./web.component.yaml
    parameters:
      - name: Port
        value: ['80']
`;
const misspelt = recipe.replace('name: Port', 'name: Prot');
const files = { 'web.yaml': document, 'web.component.yaml': resource, 'server.recipe.yaml': recipe };
const alone = document.replace('schemaVersion', 'name: Alone\nschemaVersion');

describe('what files say about each other', () => {
  it('is nothing where they agree', async () => {
    expect(await lintFindings(temporaryFolder(files))).toEqual([]);
  });

  it('is found when all are linted, and when only one is: what it names is read', async () => {
    const folder = temporaryFolder({ ...files, 'server.recipe.yaml': misspelt });
    const expected = ['server.recipe.yaml missing-recipe-parameter error', 'server.recipe.yaml unknown-recipe-parameter error'];
    expect((await lintFindings(folder)).toSorted()).toEqual(expected);
    expect((await lintFindings(folder, 'server.recipe.yaml')).toSorted()).toEqual(expected);
  });

  it('is not told of a file that was read only for another', async () => {
    const folder = temporaryFolder({ ...files, 'web.component.yaml': `${resource}nmae: x\n` });
    expect(await lintFindings(folder, 'server.recipe.yaml')).toEqual([]);
  });

  it('is told when what is named is not there', async () => {
    const folder = temporaryFolder({ 'web.component.yaml': resource });
    expect(await lintFindings(folder)).toEqual(['web.component.yaml missing-file error']);
  });

  it('concerns one workspace: files of another settings file are others', async () => {
    const folder = temporaryFolder({
      ...files,
      'other/kiln.config.yaml': 'profile: recommended\n',
      'other/alone.yaml': alone,
      'other/web.component.yaml': resource,
      'other/web.yaml': document,
    });
    expect(await lintFindings(folder)).toEqual([`${join('other', 'alone.yaml')} unused-document info`]);
  });

  it('can be silenced by comments, and the comment counts as used', async () => {
    const folder = temporaryFolder({ ...files, 'alone.yaml': `# kiln-ignore-file unused-document: a draft\n${alone}` });
    expect(await lintFindings(folder)).toEqual([]);
    expect(await lintFindings(folder, 'alone.yaml', 'web.component.yaml')).toEqual([]);
  });

  it('is mended too, with what stands in the other file', async () => {
    const folder = temporaryFolder({ ...files, 'server.recipe.yaml': misspelt });
    expect((await kilnLint(folder, ['--fix-unsafe', 'server.recipe.yaml'])).code).toBe(0);
    expect(await lintFindings(folder)).toEqual([]);
  });
});

describe('a document that nobody uses', () => {
  const folderWithDraft = () => temporaryFolder({ ...files, 'drafts/alone.yaml': alone });
  const finding = `${join('drafts', 'alone.yaml')} unused-document info`;

  it('is told when the whole workspace is linted', async () => {
    const folder = folderWithDraft();
    expect(await lintFindings(folder, '.')).toEqual([finding]);
  });

  it('is not told when files were named, or one of its folders: others may use it', async () => {
    const folder = temporaryFolder({ ...files, 'drafts/alone.yaml': alone, 'kiln.config.yaml': 'profile: recommended' });
    expect(await lintFindings(folder, 'drafts/alone.yaml', 'web.component.yaml')).toEqual([]);
    expect(await lintFindings(folder, 'drafts', 'web.component.yaml')).toEqual([]);
  });
});

describe('files of other languages', () => {
  const template = `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Web:
    Type: AWS::ImageBuilder::Component
    Properties:
      Name: web
      Platform: Linux
      Version: 1.0.0
      Data: |
        schemaVersion: 1.0
        phases:
          - name: build
            steps:
              - name: Greet
                action: ExecuteBsh
                inputs: {commands: [echo hello]}
`;
  const terraform = `resource "aws_imagebuilder_component" "web" {
  name     = "web"
  platform = "Linux"
  version  = "1.0.0"
  data     = <<-EOT
    schemaVersion: 1.0
    phases:
      - name: build
        steps:
          - name: Greet
            action: ExecuteBsh
            inputs: {commands: [echo hello]}
  EOT
}
`;

  it('are linted when they hold documents, and passed over when they do not', async () => {
    const folder = temporaryFolder({
      'web.template': template,
      'web.tf': terraform,
      Dockerfile: 'FROM {{{ imagebuilder:parentImage }}}\n{{{ imagebuilder:environments }}}\n{{{ imagebuilder:components }}}\n',
      'app/Dockerfile': 'FROM alpine\nRUN nonsense {{{\n',
      'other.tf': 'variable "x" {}\n',
      'other.template': 'Hello {{ name }}\n',
      'bucket.yaml': 'Resources:\n  B:\n    Type: AWS::S3::Bucket\n',
    });
    const { out } = await kilnLint(folder, ['--format', 'json']);
    const documents = JSON.parse(out) as { file: string; kind: string }[];
    expect(documents.map(({ file, kind }) => [file, kind])).toEqual([
      ['Dockerfile', 'dockerfile'],
      ['web.template', 'cloudformation'],
      ['web.tf', 'terraform'],
    ]);
    expect((await lintFindings(folder)).filter((finding) => finding.includes('unknown-action'))).toHaveLength(2);
  });
});

describe('scripts', () => {
  it('are checked, and comments silence what is found in them', async () => {
    const open = document.replace('curl --fail localhost', '"if true; then"');
    const folder = temporaryFolder({ 'a.yaml': open, 'b.yaml': `# kiln-ignore-file bash-syntax: a draft\n${open}` });
    expect(await lintFindings(folder, 'a.yaml')).toEqual(['a.yaml bash-syntax error']);
    expect(await lintFindings(folder, 'a.yaml', '--rule', 'bash-syntax=info')).toEqual(['a.yaml bash-syntax info']);
    expect(await lintFindings(folder, 'b.yaml')).toEqual([]);
  });
});
