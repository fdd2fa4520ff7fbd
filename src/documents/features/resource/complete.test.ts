import { describe, expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import { factsOf } from '../../workspace/facts.ts';
import { noWorkspace, type WorkspaceFacts } from '../../workspace/model.ts';
import { complete } from '../complete.ts';

const fileName = 'recipes/web.recipe.yaml';

/** Completes at the `‸` of a text. */
function completeAt(marked: string, { path = fileName, workspace = noWorkspace }: { path?: string; workspace?: WorkspaceFacts } = {}) {
  const offset = marked.indexOf('‸');
  return complete({ analysis: analyze(marked.replace('‸', ''), { fileName: path }), offset, path, workspace });
}

const labelsAt = (marked: string, path?: string) => completeAt(marked, path === undefined ? {} : { path }).map(({ label }) => label);

/** The text after the completion with that label was taken. */
function taken(marked: string, label: string, path = fileName): string {
  const found = completeAt(marked, { path }).find((each) => each.label === label);
  if (found === undefined) throw new Error(`nothing is called ${label}`);
  const text = marked.replace('‸', '');
  return text.slice(0, found.range.start) + found.insertText + text.slice(found.range.end);
}

describe('completion of a resource’s keys', () => {
  it('offers what is missing, the required first', () => {
    const found = completeAt('name: web\nsemanticVersion: 1.0.0\n‸\n');
    const sorted = [...found].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1)).map(({ label }) => label);
    expect(sorted[0]).toBe('parentImage');
    expect(sorted).toContain('blockDeviceMappings');
    expect(sorted).not.toContain('name');
  });

  it('leaves out what belongs to the sending of a request', () => {
    expect(labelsAt('name: web\n‸\n')).not.toContain('clientToken');
  });

  it('knows the keys of nested structures and of items', () => {
    expect(labelsAt('name: web\nparentImage: x\nblockDeviceMappings:\n  - deviceName: /dev/xvda\n    ebs:\n      vol‸\n')).toEqual(
      expect.arrayContaining(['volumeSize', 'volumeType', 'encrypted']),
    );
    expect(labelsAt('name: web\nparentImage: x\ncomponents:\n  - ‸\n')).toEqual(['componentArn', 'parameters']);
  });

  it('brings what a value needs along', () => {
    expect(taken('name: web\nparentImage: x\ncompo‸', 'components')).toBe('name: web\nparentImage: x\ncomponents:\n  - componentArn: $1');
    expect(taken('name: x\n‸', 'targetRepository', 'a.container-recipe.yaml')).toBe(
      'name: x\ntargetRepository:\n  service: ECR\n  repositoryName: $1',
    );
  });

  it('offers a new item where a list is', () => {
    expect(taken('name: p\nparentImage: x\ncomponents:\n  ‸\n', 'new item')).toContain('components:\n  - componentArn: $1\n');
  });

  it('follows the operation: an update has other keys', () => {
    const update = 'infrastructureConfigurationArn: a\ninstanceProfileName: b\n‸\n';
    expect(labelsAt(update, 'a.infrastructure.yaml')).not.toContain('name');
    expect(labelsAt('instanceProfileName: b\n‸\n', 'a.infrastructure.yaml')).toContain('name');
  });

  it('says nothing about what the author names, nor in unknown places', () => {
    expect(labelsAt('name: web\nparentImage: x\ntags:\n  te‸\n')).toEqual([]);
    expect(labelsAt('name: web\nparentImage: x\nnothing:\n  te‸\n')).toEqual([]);
  });
});

describe('completion of a resource’s values', () => {
  it('offers the words of an enum, and true and false', () => {
    expect(labelsAt('name: c\nplatform: L‸\n', 'c.component.yaml')).toEqual(['Windows', 'Linux', 'macOS']);
    expect(labelsAt('name: i\nterminateInstanceOnFailure: ‸\n', 'i.infrastructure.yaml')).toEqual(['true', 'false']);
  });

  it('offers Regions', () => {
    expect(labelsAt('name: d\ndistributions:\n  - region: eu‸\n', 'd.distribution.yaml')).toContain('eu-central-1');
    expect(labelsAt('SourceImageName: d\nDestinationRegion: ‸\n', 'd.image-copy.yaml')).toContain('us-east-1');
  });

  it('offers files and known ARNs where a resource is named', () => {
    const workspace: WorkspaceFacts = {
      ...noWorkspace,
      files: new Map([
        [
          'components/nginx.component.yaml',
          { path: 'components/nginx.component.yaml', kind: 'component-resource', name: 'nginx', references: [] },
        ],
        ['recipes/other.recipe.yaml', { path: 'recipes/other.recipe.yaml', kind: 'image-recipe', references: [] }],
      ]),
      known: [{ arn: 'arn:aws:imagebuilder:eu-west-1:123456789012:component/web/1.0.0', platform: 'Linux' }],
    };
    const found = completeAt('name: web\nparentImage: x\ncomponents:\n  - componentArn: ../comp‸\n', { workspace });
    expect(found.slice(0, 3).map(({ insertText }) => insertText)).toEqual([
      '../components/nginx.component.yaml',
      'arn:aws:imagebuilder:eu-west-1:123456789012:component/web/x.x.x',
      'arn:aws:imagebuilder:eu-west-1:123456789012:component/web/1.0.0',
    ]);
    expect(found[1]).toMatchObject({
      label: 'web x.x.x',
      documentation: '`arn:aws:imagebuilder:eu-west-1:123456789012:component/web/x.x.x`',
    });
    expect(found[0]?.range.end).toBe(found[0] === undefined ? 0 : found[0].range.start + '../comp'.length);
  });
});

describe('completion of a component’s parameters in a recipe', () => {
  const document = 'schemaVersion: 1.0\nparameters:\n  - Port: {type: string}\n  - Host: {type: string, default: x}\nphases: []\n';
  const resource = 'name: nginx\nsemanticVersion: 1.0.0\nplatform: Linux\nuri: ./nginx.yaml\n';
  const files = [
    ['components/nginx.yaml', document],
    ['components/nginx.component.yaml', resource],
  ] as const;
  const workspace: WorkspaceFacts = {
    ...noWorkspace,
    files: new Map(files.map(([path, text]) => [path, factsOf(analyze(text, { fileName: path }), path)])),
  };
  const recipe = (component: string) =>
    `name: web\nparentImage: x\ncomponents:\n  - componentArn: ${component}\n    parameters:\n      - name: P‸\n`;

  it('offers those that the document declares', () => {
    const found = completeAt(recipe("'../components/nginx.component.yaml'"), { workspace });
    expect(found.map(({ label, detail }) => [label, detail])).toEqual([
      ['Port', 'required'],
      ['Host', 'has a default'],
    ]);
  });

  it('offers none of a component that is elsewhere', () => {
    expect(completeAt(recipe('arn:aws:imagebuilder:eu-west-1:aws:component/a/x.x.x'), { workspace })).toEqual([]);
  });
});

describe('completion in JSON', () => {
  const platforms = `\${1|Windows,Linux,macOS|}`;

  it('writes keys and words in quotes', () => {
    const path = 'c.component.json';
    expect(taken('{\n  "name": "x",\n  "plat‸"\n}\n', 'platform', path)).toBe(`{\n  "name": "x",\n  "platform": "${platforms}"\n}\n`);
    expect(taken('{\n  "name": "x",\n  "platform": "Li‸"\n}\n', 'Linux', path)).toBe('{\n  "name": "x",\n  "platform": "Linux"\n}\n');
  });

  it('sees through lists, which have no dashes', () => {
    const text = '{\n  "name": "x",\n  "distributions": [\n    {\n      "reg‸"\n    }\n  ]\n}\n';
    expect(labelsAt(text, 'x.distribution.json')).toContain('region');
  });

  it('replaces the whole of a key in a map on one line', () => {
    expect(taken('{"name": "x", "pl‸": 1}', 'platform', 'c.component.json')).toBe('{"name": "x", "platform": 1}');
  });

  it.each([
    ['{‸}', `{"platform": "${platforms}"}`],
    ['{"name": "x", ‸}', `{"name": "x", "platform": "${platforms}"}`],
    ['{"name": "x", "‸"}', `{"name": "x", "platform": "${platforms}"}`],
    ['{\n  ‸\n  "name": "x"\n}', `{\n  "platform": "${platforms}",\n  "name": "x"\n}`],
  ])('writes a member into %j', (marked, expected) => {
    expect(taken(marked, 'platform', 'c.component.json')).toBe(expected);
  });

  it('writes numbers, lists and structures as what they are', () => {
    const at = (marked: string, label: string) => taken(marked, label, 'r.recipe.json');
    expect(at('{"name": "x", "parentImage": "y", ‸}', 'components')).toContain('"components": [{"componentArn": "$1"}]}');
    const volume = '{"name": "x", "parentImage": "y", "blockDeviceMappings": [{"ebs": {‸}}]}';
    expect(at(volume, 'volumeSize')).toContain('{"volumeSize": $1}');
    expect(at(volume, 'deleteOnTermination')).toContain(`{"deleteOnTermination": \${1|true,false|}}`);
  });

  it('offers a new item inside of the brackets of a list, and no members', () => {
    expect(labelsAt('{"name": "x", "distributions": [‸]}', 'x.distribution.json')).toEqual(['new item']);
    expect(taken('{"name": "x", "distributions": [‸]}', 'new item', 'x.distribution.json')).toContain('[{"region": "$1"}]');
  });
});

describe('completion in brackets of YAML', () => {
  const recipe = (components: string) => `name: web\nparentImage: x\ncomponents: ${components}\ntags: {a: b}\n`;

  it('writes without quotes, on one line', () => {
    expect(taken(recipe('[{‸}]'), 'parameters')).toBe(recipe('[{parameters: [{name: $1, value: [$2]}]}]'));
    expect(taken(recipe('[‸]'), 'new item')).toBe(recipe('[{componentArn: $1}]'));
    expect(taken(recipe('[{componentArn: a, par‸}]'), 'parameters')).toContain('[{componentArn: a, parameters: [');
  });

  it('knows the map on several lines, and the blocks behind it', () => {
    expect(labelsAt(recipe('[\n    {componentArn: a,\n     ‸}]'))).toEqual(['parameters']);
    expect(labelsAt(recipe('[{componentArn: a}]').replace('tags: {a: b}', '‸'))).toContain('workingDirectory');
  });
});

it('never throws on what is left of a document', () => {
  const text =
    'name: web\nsemanticVersion: 1.0.0\nparentImage: x\ncomponents:\n  - componentArn: ./a.component.yaml\n    parameters:\n      - name: a\n        value: [b]\ntags: {a: b}\n';
  for (let at = 0; at <= text.length; at++) {
    const analysis = analyze(text.slice(0, at), { fileName });
    expect(() => complete({ analysis, offset: at, path: fileName, workspace: noWorkspace })).not.toThrow();
  }
});
