import { expect, it } from 'vitest';
import { emptyImport, readImport } from './import-form.ts';

const good = {
  ...emptyImport('ami-0123456789abcdef0'),
  name: 'office',
  iamRoleArn: 'arn:aws:iam::123456789012:role/import',
};

it('a form is a wish', () => {
  const { wish, faults } = readImport({
    ...good,
    applications: 'editor C:\\Program Files\\Editor\\editor.exe\n\n  viewer   C:\\v.bat  \n',
    tags: 'team = office\nempty=\n',
  });
  expect(faults).toEqual({});
  expect(wish).toMatchObject({
    applications: [
      { name: 'editor', path: 'C:\\Program Files\\Editor\\editor.exe' },
      { name: 'viewer', path: 'C:\\v.bat' },
    ],
    tags: { team: 'office', empty: '' },
    agent: 'CURRENT_LATEST',
  });
  expect(wish).not.toHaveProperty('description', '');
});

it.each([
  [{ amiId: 'ami-x' }, 'amiId', /ami- and 8 to 17/],
  [{ name: 'aws-office' }, 'name', /belong to AWS/],
  [{ name: '' }, 'name', /needs a name/],
  [{ iamRoleArn: 'import' }, 'iamRoleArn', /the ARN of a role/],
  [{ description: 'x'.repeat(257) }, 'description', /256/],
  [{ applications: 'editor' }, 'applications', /Line 1/],
  [{ applications: 'a C:\\a.exe\nb notepad' }, 'applications', /Line 2/],
  [{ applications: 'a C:\\a.exe\na C:\\b.exe' }, 'applications', /already/],
  [{ applications: Array.from({ length: 51 }, (_, at) => `a${at} C:\\a.exe`).join('\n') }, 'applications', /at most 50/],
  [{ tags: 'team' }, 'tags', /KEY=VALUE/],
])('%j has a fault', (change, field, words) => {
  const { wish, faults } = readImport({ ...good, ...change });
  expect(wish).toBeUndefined();
  expect(faults).toHaveProperty([field], expect.stringMatching(words));
});
