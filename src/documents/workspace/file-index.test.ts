import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { factsOf } from './facts.ts';
import { indexOf } from './file-index.ts';
import type { WorkspaceFacts } from './model.ts';

const texts: Readonly<Record<string, string>> = {
  'web.yaml': 'name: Web\nschemaVersion: 1.0\nphases: []\n',
  'web.component.yaml': 'name: My_Web\nsemanticVersion: 1.0.0\nplatform: Linux\nuri: ./web.yaml\n',
  'copies/web.component.yaml': 'name: my-web\nsemanticVersion: 1.0.0\nplatform: Linux\nuri: ../web.yaml\n',
  'newer.component.yaml': 'name: my web\nsemanticVersion: 2.0.0\nplatform: Linux\nuri: s3://bucket/web.yaml\n',
  'office.image-builder.yaml': 'Name: Office\nInstanceType: stream.standard.small\nImageName: a\n',
  'other.image-builder.yaml': 'Name: office\nInstanceType: stream.standard.small\nImageName: a\n',
};
const facts = Object.entries(texts).map(([path, text]) => factsOf(analyze(text, { fileName: path }), path));
const workspace: WorkspaceFacts = { files: new Map(facts.map((file) => [file.path, file])), known: [] };

const paths = (lists: ReadonlyMap<string, readonly { readonly path: string }[]>) =>
  [...lists.values()].map((list) => list.map(({ path }) => path));

describe('the index of a workspace’s files', () => {
  it('knows what is used, and which files describe one resource', () => {
    const { used, byIdentity, byName, hasComponents } = indexOf(workspace);
    expect([...used]).toEqual(['web.yaml']);
    expect(paths(byIdentity)).toEqual([
      ['web.component.yaml', 'copies/web.component.yaml'],
      ['newer.component.yaml'],
      ['office.image-builder.yaml'],
      ['other.image-builder.yaml'],
    ]);
    expect(paths(byName)[0]).toEqual(['web.component.yaml', 'copies/web.component.yaml', 'newer.component.yaml']);
    expect(hasComponents).toBe(true);
  });

  it('is made once for the files, whatever else is known', () => {
    expect(indexOf({ ...workspace, known: [{ arn: 'arn:aws:imagebuilder:eu-west-1:123456789012:component/a/1.0.0' }] })).toBe(
      indexOf(workspace),
    );
  });

  it('is another one for other files', () => {
    const files = new Map([...workspace.files].filter(([path]) => !path.endsWith('component.yaml')));
    expect(indexOf({ ...workspace, files }).hasComponents).toBe(false);
  });
});
