import { describe, expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import { type KnownResource, noWorkspace } from '../../workspace/model.ts';
import { complete } from '../complete.ts';

interface At {
  readonly path?: string;
  readonly known?: readonly KnownResource[];
}

function completeAt(marked: string, { path = 'web.recipe.yaml', known = [] }: At = {}) {
  const analysis = analyze(marked.replace('‸', ''), { fileName: path });
  return complete({ analysis, offset: marked.indexOf('‸'), path, workspace: { ...noWorkspace, known } });
}

const own = 'arn:aws:imagebuilder:eu-west-1:123456789012';
const amazons = 'arn:aws:imagebuilder:eu-west-1:aws';
const recipe = 'name: web\nsemanticVersion: 1.0.0\ncomponents:\n  - componentArn: ‸\n';

describe('completion of ARNs', () => {
  it('offers each component of the account by its newest version and by every one', () => {
    const known = ['1.0.0', '1.10.0', '1.9.0'].map((version) => ({ arn: `${own}:component/web/${version}`, platform: 'Linux' }));
    const found = completeAt(recipe, { known }).filter(({ insertText }) => insertText.startsWith(own));
    expect(found.map(({ insertText, detail }) => [insertText, detail])).toEqual([
      [`${own}:component/web/x.x.x`, 'Linux'],
      [`${own}:component/web/1.10.0`, 'Linux'],
      [`${own}:component/web/1.9.0`, 'Linux'],
      [`${own}:component/web/1.0.0`, 'Linux'],
    ]);
  });

  it('offers the components that Amazon manages, in the Region of the account', () => {
    const known = [{ arn: `${own}:component/web/1.0.0` }];
    const texts = completeAt(recipe, { known }).map(({ insertText }) => insertText);
    expect(texts).toEqual(expect.arrayContaining([`${amazons}:component/update-linux/x.x.x`, `${amazons}:component/reboot-windows/x.x.x`]));
  });

  it('takes the Region from the document before all else, and the partition with it', () => {
    const china = recipe.replace(
      'name: web',
      "name: web\nparentImage: 'arn:aws-cn:imagebuilder:cn-north-1:aws:image/amazon-linux-2-x86/x.x.x'",
    );
    const texts = completeAt(china, { known: [{ arn: `${own}:component/web/1.0.0` }] }).map(({ insertText }) => insertText);
    expect(texts).toContain('arn:aws-cn:imagebuilder:cn-north-1:aws:component/update-linux/x.x.x');
  });

  it('leaves the Region to be filled in where nothing tells it', () => {
    const found = completeAt(recipe).find(({ insertText }) => insertText.includes('update-linux/'));
    expect(found).toMatchObject({ snippet: true });
    expect(found?.insertText).toMatch(/^arn:aws:imagebuilder:\$\{1:[a-z0-9-]+\}:aws:component\/update-linux\/x\.x\.x$/);
  });

  it('offers parent images of the recipe’s kind', () => {
    const known = [{ arn: `${own}:image/golden/1.0.0/2` }];
    const texts = completeAt('name: web\nparentImage: ‸\n', { known }).map(({ insertText }) => insertText);
    expect(texts.slice(0, 2)).toEqual([`${own}:image/golden/x.x.x`, `${own}:image/golden/1.0.0`]);
    expect(texts).toContain(`${amazons}:image/amazon-linux-2023-arm64/x.x.x`);
    const ofContainers = completeAt('name: web\ncontainerType: DOCKER\nparentImage: ‸\n', { path: 'web.container-recipe.yaml', known }).map(
      ({ insertText }) => insertText,
    );
    expect(ofContainers).toContain(`${amazons}:image/amazon-linux-2023-x86-2023/x.x.x`);
    expect(ofContainers).not.toContain(`${amazons}:image/amazon-linux-2023-arm64/x.x.x`);
  });

  it('offers workflows to pipelines', () => {
    const texts = completeAt('name: weekly\nworkflows:\n  - workflowArn: ‸\n', { path: 'weekly.pipeline.yaml' }).map(
      ({ insertText }) => insertText,
    );
    expect(texts).toContain(`arn:aws:imagebuilder:\${1:us-east-1}:aws:workflow/build/build-image/x.x.x`);
  });
});
