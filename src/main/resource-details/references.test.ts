import { expect, test } from 'vitest';
import { isOpen, mayMean, referencesIn } from './references.ts';
import { parseResourceArn } from './resource-arn.ts';

const base = 'arn:aws:imagebuilder:us-east-1:111122223333';

test('a body names what it uses, with the members that lead to it', () => {
  expect(
    referencesIn({
      arn: `${base}:image-recipe/server/1.0.0`,
      parentImage: 'ssm:/aws/service/debian',
      components: [{ componentArn: `${base}:component/nginx/x.x.x` }, { componentArn: `${base}:component/hardening/1.x.x` }],
      latestVersionReferences: { latestVersionArn: `${base}:image-recipe/server/x.x.x` },
      tags: { owner: 'arn:aws:iam::111122223333:role/team' },
      description: 'See arn:aws:x for more',
    }),
  ).toEqual([
    { target: 'ssm:/aws/service/debian', path: ['parentImage'] },
    { target: `${base}:component/nginx/x.x.x`, path: ['components', 0, 'componentArn'] },
    { target: `${base}:component/hardening/1.x.x`, path: ['components', 1, 'componentArn'] },
  ]);
});

test('a resource that stands in a body whole is one reference', () => {
  const recipe = { arn: `${base}:image-recipe/server/1.0.0`, components: [{ componentArn: `${base}:component/nginx/1.0.0` }] };
  expect(referencesIn({ imageRecipe: recipe })).toEqual([{ target: recipe.arn, path: ['imageRecipe'] }]);
});

test('a reference is open where it leaves a version or a build to the account', () => {
  const open = [
    'component/nginx/x.x.x',
    'component/nginx/1.x.x/1',
    'component/nginx/1.0.0',
    'image-recipe/server/1.x.x',
    'workflow/build/w/1.0.0',
  ];
  expect(open.filter((path) => !isOpen(`${base}:${path}`))).toEqual([]);
  const closed = ['component/nginx/1.0.0/1', 'image-recipe/server/1.0.0', 'image-pipeline/x', 'infrastructure-configuration/x.x.x-y'];
  expect(closed.filter((path) => isOpen(`${base}:${path}`))).toEqual([]);
  expect(isOpen('ami-0123456789abcdef0')).toBe(false);
});

test('a reference means the versions that its wildcards fit, of the same resource only', () => {
  const target = parseResourceArn(`${base}:component/nginx/1.2.3/4`);
  const meant = ['x.x.x', '1.x.x', '1.2.x', '1.2.3', '1.2.3/4'];
  expect(meant.filter((version) => !mayMean(`${base}:component/nginx/${version}`, target))).toEqual([]);
  const others = [
    `${base}:component/nginx/2.x.x`,
    `${base}:component/nginx/1.2.3/5`,
    `${base}:component/nginx-2/x.x.x`,
    'arn:aws:imagebuilder:us-east-1:aws:component/nginx/x.x.x',
    'arn:aws:imagebuilder:eu-west-1:111122223333:component/nginx/x.x.x',
    `${base}:image/nginx/x.x.x`,
    'nginx',
  ];
  expect(others.filter((reference) => mayMean(reference, target))).toEqual([]);
});

test('a version is meant by a reference to any of its builds', () => {
  expect(mayMean(`${base}:component/nginx/1.2.3/4`, parseResourceArn(`${base}:component/nginx/1.2.3`))).toBe(true);
});
