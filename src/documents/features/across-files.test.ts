import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { applyEdits } from '../edits.ts';
import { factsOf } from '../workspace/facts.ts';
import type { WorkspaceFacts } from '../workspace/model.ts';
import { definition, references } from './definition.ts';
import type { Place } from './language.ts';
import { rename, renameable } from './rename.ts';
import { renameFile } from './rename-file.ts';
import type { FileEdits } from './types.ts';
import { workspaceSymbols } from './workspace-symbols.ts';

const files: Readonly<Record<string, string>> = {
  'components/web.yaml': `name: Web
schemaVersion: 1.0
parameters:
  - Port:
      type: string
  - Colour:
      type: string
      default: green
constants:
  - Home:
      type: string
      value: /srv
phases:
  - name: build
    steps:
      - name: Serve
        action: ExecuteBash
        inputs:
          commands: ['serve {{ Port }}']
`,
  'components/web.component.yaml': 'name: web\nsemanticVersion: 1.0.0\nplatform: Linux\nuri: ./web.yaml\n',
  'components/other.component.yaml': 'name: other\nsemanticVersion: 1.0.0\nplatform: Linux\nuri: other.yaml\n',
  'recipes/server.recipe.yaml': `name: server
semanticVersion: 1.0.0
parentImage: ami-0123456789abcdef0
components:
  - componentArn: '../components/web.component.yaml'
    parameters:
      - name: "Port"
        value: ['80']
  - componentArn: ../components/other.component.yaml
    parameters:
      - name: Port
        value: ['81']
`,
};

function workspaceOf(texts: Readonly<Record<string, string>>): WorkspaceFacts {
  const facts = Object.entries(texts).map(([path, text]) => factsOf(analyze(text, { fileName: path }), path));
  return { files: new Map(facts.map((file) => [file.path, file])), known: [] };
}

const workspace = workspaceOf(files);

function placeOn(path: string, words: string): Place {
  const text = files[path] ?? '';
  return { analysis: analyze(text, { fileName: path }), path, workspace, offset: text.indexOf(words) + 1 };
}

/** The files after edits; those of no path are of `asked`. */
function changed(edits: readonly FileEdits[], asked = ''): Readonly<Record<string, string>> {
  return Object.fromEntries(edits.map((each) => [each.path ?? asked, applyEdits(files[each.path ?? asked] ?? '', each.edits)]));
}

describe('a parameter of a component document', () => {
  const place = placeOn('components/web.yaml', 'Port');

  it('is referred to by the recipes that set it, and by no others', () => {
    const found = references(place).map(({ path, range }) => (files[path ?? 'components/web.yaml'] ?? '').slice(range.start, range.end));
    expect(found).toEqual(['Port', 'Port', 'Port']);
    expect(references(place).at(-1)?.path).toBe('recipes/server.recipe.yaml');
  });

  it('is renamed in them', () => {
    const renaming = rename(place, 'Listen');
    const after = changed('files' in renaming ? renaming.files : [], 'components/web.yaml');
    expect(after['components/web.yaml']).toContain('serve {{ Listen }}');
    expect(after['recipes/server.recipe.yaml']).toBe(files['recipes/server.recipe.yaml']?.replace('"Port"', '"Listen"'));
  });

  it('leaves recipes alone when it is a step', () => {
    const renaming = rename(placeOn('components/web.yaml', 'Serve'), 'Listen');
    expect('files' in renaming ? renaming.files.map(({ path }) => path) : renaming).toEqual([undefined]);
  });
});

describe('a parameter that a recipe sets', () => {
  const place = placeOn('recipes/server.recipe.yaml', 'Port');

  it('is renamed there, in the document, and in other recipes, as from the document', () => {
    const renaming = rename(place, 'Listen');
    const after = changed('files' in renaming ? renaming.files : [], 'recipes/server.recipe.yaml');
    const fromDocument = rename(placeOn('components/web.yaml', 'Port'), 'Listen');
    expect(after).toEqual(changed('files' in fromDocument ? fromDocument.files : [], 'components/web.yaml'));
  });

  it('gets quotes where its new name would be a number without', () => {
    const texts = { ...files, 'recipes/server.recipe.yaml': (files['recipes/server.recipe.yaml'] ?? '').replace('"Port"', 'Port') };
    const path = 'recipes/server.recipe.yaml';
    const analysis = analyze(texts[path], { fileName: path });
    const renaming = rename({ analysis, path, workspace: workspaceOf(texts), offset: texts[path].indexOf('Port') }, '8080');
    const edits = 'files' in renaming ? renaming.files : [];
    expect(edits.flatMap((file) => file.edits.map(({ newText }) => newText))).toEqual(["'8080'", '8080', "'8080'"]);
  });

  it('is referred to by its document and by recipes', () => {
    const found = references(place).map(({ path = 'recipes/server.recipe.yaml', range }) => [
      path,
      files[path]?.slice(range.start, range.end),
    ]);
    expect(found).toEqual([
      ['components/web.yaml', 'Port'],
      ['components/web.yaml', 'Port'],
      ['recipes/server.recipe.yaml', 'Port'],
    ]);
  });

  it('is declared in its document', () => {
    expect(definition(place).map(({ path, range }) => `${path} ${files[path ?? '']?.slice(range.start, range.end)}`)).toEqual([
      'components/web.yaml Port',
    ]);
  });

  it('cannot have the name of another, nor one that is no name', () => {
    expect(rename(place, 'Colour')).toEqual({ invalid: expect.stringContaining('parameter') });
    expect(rename(place, 'Home')).toEqual({ invalid: expect.stringContaining('constant') });
    expect(rename(place, 'a b')).toEqual({ invalid: expect.stringContaining('name') });
  });

  it('has another name only where a file of the workspace declares it', () => {
    expect(renameable(place)).toEqual({ start: place.offset - 1, end: place.offset + 3 });
    const unknown = placeOn('recipes/server.recipe.yaml', "Port\n        value: ['81']");
    expect(renameable(unknown)).toBeUndefined();
    expect(rename(unknown, 'Listen')).toEqual({ invalid: expect.any(String) });
  });

  it('is renamed inside of a component that carries its document', () => {
    const data = (files['components/web.yaml'] ?? '').replaceAll(/^(?=.)/gm, '  ');
    const texts = {
      'web.component.yaml': `name: web\nsemanticVersion: 1.0.0\nplatform: Linux\ndata: |\n${data}`,
      'server.recipe.yaml': (files['recipes/server.recipe.yaml'] ?? '').replace('../components/', ''),
    };
    const text = texts['server.recipe.yaml'];
    const analysis = analyze(text, { fileName: 'server.recipe.yaml' });
    const inside = { analysis, path: 'server.recipe.yaml', workspace: workspaceOf(texts), offset: text.indexOf('Port') + 1 };
    const renaming = rename(inside, 'Listen');
    const edits = 'files' in renaming ? renaming.files.find(({ path }) => path === 'web.component.yaml')?.edits : undefined;
    const component = texts['web.component.yaml'];
    expect(applyEdits(component, edits ?? [])).toBe(component.replace('- Port', '- Listen').replace('{{ Port }}', '{{ Listen }}'));
  });
});

describe('a file that moves', () => {
  it('is named by its new path, in the way it was named before', () => {
    const after = changed(renameFile(workspace, { from: 'components/web.component.yaml', to: 'components/linux/site.component.yaml' }));
    expect(after).toEqual({
      'components/web.component.yaml': files['components/web.component.yaml']?.replace('./web.yaml', '../web.yaml'),
      'recipes/server.recipe.yaml': files['recipes/server.recipe.yaml']?.replace('web.component', 'linux/site.component'),
    });
  });

  it('keeps a path without a dot without one', () => {
    const texts = { ...files, 'components/other.yaml': files['components/web.yaml'] ?? '' };
    const edits = renameFile(workspaceOf(texts), { from: 'components/other.yaml', to: 'components/another.yaml' });
    expect(changed(edits)).toEqual({
      'components/other.component.yaml': files['components/other.component.yaml']?.replace('uri: other', 'uri: another'),
    });
  });

  it('takes along what lies below it, and what names each other there stays as it is', () => {
    const after = changed(renameFile(workspace, { from: 'components', to: 'parts/linux' }));
    expect(after).toEqual({
      'recipes/server.recipe.yaml': files['recipes/server.recipe.yaml']?.replaceAll('components/', 'parts/linux/'),
    });
  });

  it('changes nothing where nobody names it', () => {
    expect(renameFile(workspace, { from: 'README.md', to: 'docs/README.md' })).toEqual([]);
  });
});

describe('symbols of a workspace', () => {
  it('are the names of its documents, their parameters, phases and steps', () => {
    const found = workspaceSymbols(workspace, '');
    expect(found.map(({ name }) => name)).toEqual(['Web', 'Port', 'Colour', 'build', 'Serve', 'web', 'other', 'server']);
    expect(found.filter(({ kind }) => kind === 'step').map(({ detail }) => detail)).toEqual(['Web › build']);
    for (const { path, name, range } of found) expect(files[path]?.slice(range.start, range.end)).toBe(name);
  });

  it('of a document inside a resource lie in the file', () => {
    const data = (files['components/web.yaml'] ?? '').replaceAll(/^(?=.)/gm, '  ');
    const text = `name: web\nsemanticVersion: 1.0.0\nplatform: Linux\ndata: |\n${data}`;
    const found = workspaceSymbols(workspaceOf({ 'web.component.yaml': text }), 'r');
    expect(found.map(({ range }) => text.slice(range.start, range.end))).toEqual(['Port', 'Colour', 'Serve']);
  });

  it('are found by their letters in order', () => {
    expect(workspaceSymbols(workspace, 'svr').map(({ name }) => name)).toEqual(['server']);
    expect(workspaceSymbols(workspace, 'SRV').map(({ name }) => name)).toEqual(['Serve', 'server']);
    expect(workspaceSymbols(workspace, 'rvs')).toEqual([]);
  });
});
