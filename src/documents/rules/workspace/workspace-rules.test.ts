import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import { workspaceFiles, workspaceFindings } from '../../testing/workspace.ts';
import { checkFile } from '../../workspace/check.ts';
import { factsOf } from '../../workspace/facts.ts';
import { exampleWorkspace, recipeWith } from './example.ts';
import { workspaceRules } from './index.ts';

const ruleOf = (finding: string) => finding.split(' ')[0] ?? '';

/** Workspaces that are bad in one way can hardly avoid these too. */
const companions: Readonly<Record<string, readonly string[]>> = {
  'missing-file': ['recipe-without-test'],
};

describe.each(workspaceRules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('finds the fault in its bad example, and no other', () => {
    const found = new Set(workspaceFindings(rule.bad).map(ruleOf));
    expect([...found]).toContain(id);
    expect([...found].filter((other) => other !== id && companions[id]?.includes(other) !== true)).toEqual([]);
  });

  it('finds nothing in its good example, nor does the first stage in either', () => {
    expect(workspaceFindings(rule.good)).toEqual([]);
    for (const [path, text] of [...workspaceFiles(rule.good), ...workspaceFiles(rule.bad)])
      expect(analyze(text, { fileName: path }).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('rules across files', () => {
  it('point at the exact word of the recipe', () => {
    const text = exampleWorkspace(recipeWith('name: Port', 'name: "Prot"'));
    expect(workspaceFindings(text)).toEqual([
      'missing-recipe-parameter server.recipe.yaml “./web.component.yaml”',
      'unknown-recipe-parameter server.recipe.yaml “"Prot"”',
    ]);
  });

  it('mend a misspelt parameter and keep its quotes', () => {
    const files = workspaceFiles(exampleWorkspace(recipeWith('name: Port', "name: 'Prot'")));
    const analyses = new Map([...files].map(([path, text]) => [path, analyze(text, { fileName: path })]));
    const workspace = { files: new Map([...analyses].map(([path, analysis]) => [path, factsOf(analysis, path)])), known: [] };
    const recipe = analyses.get('server.recipe.yaml');
    const found = recipe && checkFile(recipe, 'server.recipe.yaml', workspace).find(({ rule }) => rule === 'unknown-recipe-parameter');
    expect(found?.fixes?.[0]?.edits[0]?.newText).toBe("'Port'");
  });

  it('say nothing about what they cannot know: ARNs of others, documents in S3', () => {
    const recipe =
      'name: r\nsemanticVersion: 1.0.0\nparentImage: ami-0123456789abcdef0\ncomponents:\n  - componentArn: arn:aws:imagebuilder:us-east-1:aws:component/update-linux/x.x.x\n  - componentArn: ./s3.component.yaml\n    parameters:\n      - name: Whatever\n        value: [a]\n';
    const component = 'name: s3\nsemanticVersion: 1.0.0\nplatform: Linux\nuri: s3://bucket/doc.yaml\n';
    expect(workspaceFindings(`--- r.recipe.yaml\n${recipe}--- s3.component.yaml\n${component}`)).toEqual([]);
  });

  it('find nothing in the example workspace', () => {
    const root = join(import.meta.dirname, '../../../../examples');
    const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'));
    const text = paths.map((path) => `--- ${relative('', path)}\n${readFileSync(join(root, path), 'utf8')}`).join('');
    expect(paths.length).toBeGreaterThan(8);
    expect(workspaceFindings(text)).toEqual([]);
  });

  it('read facts that cross to a worker as they are', () => {
    for (const [path, text] of workspaceFiles(exampleWorkspace())) {
      const facts = factsOf(analyze(text, { fileName: path }), path);
      expect(structuredClone(facts)).toEqual(facts);
    }
  });
});
