import { expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import { factsOf } from '../../workspace/facts.ts';
import { noWorkspace } from '../../workspace/model.ts';
import { hover } from '../hover.ts';
import { outline } from '../outline.ts';
import { placeIn } from '../place.ts';

function hoverAt(marked: string) {
  const offset = marked.indexOf('‸');
  return hover(placeIn(analyze(marked.replace('‸', '')), offset));
}

it('describes a member with its limits and the page of its operation', () => {
  const found = hoverAt('name: x\nimageRecipeArn: a\ninfrastructureConfigurationArn: b\nimageTestsConfiguration:\n  timeout‸Minutes: 60\n');
  expect(found?.contents).toContain('**timeoutMinutes** (whole number)');
  expect(found?.contents).toContain('60 to 1440');
  expect(found?.contents).toContain('API_CreateImagePipeline.html');
});

it('describes the member behind a value, and behind an item of a list', () => {
  expect(hoverAt('name: x\nsemanticVersion: 1.0.0\nplatform: Li‸nux\nuri: ./x.yaml\n')?.contents).toMatch(/Required\. One of “Windows”/);
  expect(hoverAt('name: x\ninstanceProfileName: y\ninstanceTypes: [t3.‸small]\n')?.contents).toContain('**instanceTypes** (list of texts)');
});

it('has no words for keys that the service does not know', () => {
  expect(hoverAt('name: x\ninstanceProfileName: y\nnon‸sense: 1\n')).toBeUndefined();
});

it('describes the member that holds keys of the author’s own', () => {
  expect(hoverAt('name: x\ninstanceProfileName: y\ntags:\n  te‸am: web\n')?.contents).toContain('**tags** (map of texts)');
});

it('tells what a path names', () => {
  const component = 'name: nginx\nsemanticVersion: 1.2.0\nplatform: Linux\nuri: ./nginx.yaml\n';
  const path = 'a/nginx.component.yaml';
  const workspace = { ...noWorkspace, files: new Map([[path, factsOf(analyze(component, { fileName: path }), path)]]) };
  const text = 'name: web\nparentImage: x\ncomponents:\n  - componentArn: ../a/nginx.component.yaml\n';
  const found = hover({ analysis: analyze(text), path: 'b/web.recipe.yaml', workspace, offset: text.indexOf('nginx') });
  expect(found?.contents).toMatch(/^\*\*nginx 1\.2\.0 Linux\*\* in `a\/nginx\.component\.yaml`\n\n\*\*componentArn\*\*/);
});

it('outlines a request by its keys, and the items of its lists by what they name', () => {
  const text = 'name: x\ndistributions:\n  - region: eu-west-1\n    amiDistributionConfiguration:\n      name: a\n  - {}\n';
  const [name, distributions] = outline(analyze(text));
  expect([name?.name, name?.detail]).toEqual(['name', 'x']);
  expect(distributions?.children.map((child) => child.name)).toEqual(['eu-west-1', '(no name)']);
  expect(distributions?.children[0]?.children.map((child) => child.name)).toEqual(['region', 'amiDistributionConfiguration']);
});
