import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { workspaceFiles } from '../testing/workspace.ts';
import { checkFile } from './check.ts';
import { factsOf } from './facts.ts';
import { knownFrom, platformOfComponent } from './known.ts';
import { managedComponents, managedContainerImages, managedMachineImages, managedWorkflows } from './managed.ts';
import { type KnownResource, noWorkspace } from './model.ts';

const own = 'arn:aws:imagebuilder:eu-west-1:123456789012';
const types = ['component', 'image-recipe'];

/** The rules that find something in a recipe with one component, beside what the account has. */
function foundIn(componentArn: string, resources: readonly KnownResource[], others = '') {
  const recipe = `name: r\nsemanticVersion: 1.0.0\nparentImage: ami-0123456789abcdef0\ncomponents:\n  - componentArn: ${componentArn}\n`;
  const files = workspaceFiles(`--- r.recipe.yaml\n${recipe}${others}`);
  const analyses = new Map([...files].map(([path, text]) => [path, analyze(text, { fileName: path })]));
  const facts = new Map([...analyses].map(([path, analysis]) => [path, factsOf(analysis, path)]));
  const analysis = analyses.get('r.recipe.yaml');
  if (analysis === undefined) throw new Error('the recipe is one of the files');
  return checkFile(analysis, 'r.recipe.yaml', { files: facts, ...knownFrom({ types, resources }) }).map(({ rule }) => rule);
}

const listed = [{ arn: `${own}:component/web/1.0.0`, platform: 'Linux' }];

describe('what the account has', () => {
  it('satisfies a reference, in a version that fits', () => {
    expect(foundIn(`${own}:component/web/1.x.x`, listed)).toEqual([]);
    expect(foundIn(`${own}:component/web/2.x.x`, listed)).toEqual(['unsatisfied-version']);
  });

  it('is all that there is, in its account and Region', () => {
    expect(foundIn(`${own}:component/wbe/x.x.x`, listed)).toEqual(['unsatisfied-version']);
    expect(foundIn(`${own.replace('eu-west-1', 'us-east-1')}:component/wbe/x.x.x`, listed)).toEqual([]);
    expect(foundIn(`${own.replace('123456789012', '210987654321')}:component/wbe/x.x.x`, listed)).toEqual([]);
  });

  it('says nothing of what was not listed, nor where nobody knows whose the list is', () => {
    expect(foundIn(`${own}:component/wbe/x.x.x`, [])).toEqual([]);
    expect(foundIn(`arn:aws:imagebuilder:eu-west-1:aws:component/nobody-knows/x.x.x`, listed)).toEqual([]);
  });

  it('joins what the files describe', () => {
    const described = '--- web.component.yaml\nname: web\nsemanticVersion: 3.0.0\nplatform: Linux\nuri: s3://bucket/web.yaml\n';
    expect(foundIn(`${own}:component/web/3.x.x`, listed, described)).toEqual([]);
    expect(foundIn(`${own}:component/web/1.x.x`, listed, described)).toEqual([]);
    expect(foundIn(`${own}:component/web/2.x.x`, listed, described)).toEqual(['unsatisfied-version']);
  });

  it('tells the platform of a component in any version, as names do of Amazon’s', () => {
    const workspace = { ...noWorkspace, known: listed };
    expect(platformOfComponent(workspace, `${own}:component/web/x.x.x`)).toBe('Linux');
    expect(platformOfComponent(workspace, `${own}:component/other/x.x.x`)).toBeUndefined();
    expect(platformOfComponent(workspace, 'arn:aws:imagebuilder:eu-west-1:aws:component/update-windows/x.x.x')).toBe('Windows');
    expect(platformOfComponent(workspace, 'arn:aws:imagebuilder:eu-west-1:aws:component/amazon-corretto-11/x.x.x')).toBeUndefined();
  });
});

it('the names of what Amazon manages are such as ARNs can have, each once', () => {
  const names = [...managedComponents, ...managedMachineImages, ...managedContainerImages, ...managedWorkflows].map(({ name }) => name);
  expect(names.filter((name) => !/^[a-z0-9-]+$/.test(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});
