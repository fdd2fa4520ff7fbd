import { expect, it } from 'vitest';
import type { Called } from '../account.ts';
import { appstreamModel } from '../protocol/appstream-model.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { appstreamOperations } from './operations.ts';
import { refusals, refusedOperations } from './refusals.ts';
import { codesOf } from './test-kit.ts';

it('leaves no operation of the model without an answer', () => {
  expect([...appstreamModel.operations.keys()].filter((name) => !Object.hasOwn(appstreamOperations, name))).toEqual([]);
});

it.each([...refusedOperations])('refuses %s with a code that the operation has, and says what to do', (operation) => {
  const refuse = () => refusals[operation]?.({} as Called, {} as never);
  expect(refuse).toThrow(AwsError);
  expect(refuse).toThrow(
    expect.objectContaining({ status: 400, message: expect.stringMatching(new RegExp(`${operation}.*\\. [A-Z].*\\.$`)) }),
  );
  expect(codesOf(operation)).toContain(caught(refuse).code);
});

function caught(act: () => unknown): { readonly code?: string } {
  try {
    act();
  } catch (error) {
    return error as AwsError;
  }
  return {};
}
