import { expect, it } from 'vitest';
import { actions } from '../../documents/index.ts';
import { executorOf, executors } from './index.ts';

it('has an executor for every action module that Linux has, and for no other', () => {
  const onLinux = actions.filter(({ platforms }) => platforms.includes('Linux')).map(({ name }) => name);
  expect(executors.map(({ name }) => name).sort()).toEqual([...onLinux].sort());
});

it('finds executors by their exact name', () => {
  expect(executorOf('CopyFile')?.name).toBe('CopyFile');
  expect(executorOf('copyfile')).toBeUndefined();
  expect(executorOf('constructor')).toBeUndefined();
});
