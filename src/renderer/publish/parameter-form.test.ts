import { expect, test } from 'vitest';
import { changedValues, parameterKey } from './parameter-form.ts';

const port = { component: 'web', name: 'Port', type: 'string', value: ['80'] };
const packages = { component: 'web', name: 'Packages', type: 'stringList', value: ['git', 'vim'] };

test('only what was changed is given to a build', () => {
  expect(changedValues([port, packages], {})).toEqual([]);
  expect(changedValues([port, packages], { [parameterKey(port)]: '80' })).toEqual([]);
  expect(changedValues([port, packages], { [parameterKey(port)]: '8080' })).toEqual([{ component: 'web', name: 'Port', value: ['8080'] }]);
});

test('a list has one value a line', () => {
  const typed = { [parameterKey(packages)]: 'git\n\ncurl\n' };
  expect(changedValues([port, packages], typed)).toEqual([{ component: 'web', name: 'Packages', value: ['git', 'curl'] }]);
});
