// Nothing of AppStream is implemented without cases, which appstream.test.ts and appstream-cli.test.ts run through the SDK and the AWS CLI.
import { expect, test } from 'vitest';
import { appstreamOperations } from '../../src/local-account/appstream/operations.ts';
import { refusedOperations } from '../../src/local-account/appstream/refusals.ts';
import { appstreamModel } from '../../src/local-account/protocol/appstream-model.ts';
import { appstreamCases } from './appstream/index.ts';
import { reasonFor, refusalsOf, succeeds } from './appstream/shown.ts';
import { modelledErrors } from './suite/appstream-answer-table.ts';

const names = (all: Iterable<string>) => [...all].sort();

test('every operation of the model is implemented or refused, and stands in the register once', () => {
  expect(names(Object.keys(appstreamOperations))).toEqual(names(appstreamModel.operations.keys()));
  expect(names(appstreamCases.map(({ operation }) => operation))).toEqual(names(Object.keys(appstreamOperations)));
});

test('every operation that is not refused has a case in which it answers, which both clients run', () => {
  const silent = appstreamCases.filter((register) => !succeeds(register)).map(({ operation }) => operation);
  expect(names(silent)).toEqual(names(refusedOperations));
});

test('the AWS CLI runs a case of every refusal but of those that take too many calls', () => {
  const tedious = appstreamCases.flatMap(({ operation, cases }) =>
    cases.filter((one) => one.tedious).map(({ shows }) => `${operation}: ${shows}`),
  );
  expect(tedious.filter((one) => !one.endsWith(': LimitExceededException'))).toEqual([]);
});

test('every error that the model lists is shown, or it is said why no request brings it about', () => {
  const open = appstreamCases.filter(succeeds).flatMap((register) => {
    const shown = refusalsOf(register);
    const listed = modelledErrors[register.operation] ?? [];
    return listed
      .filter((code) => !shown.includes(code) && reasonFor(register.operation, code) === undefined)
      .map((code) => `${register.operation}: ${code}`);
  });
  expect(open).toEqual([]);
});

test('nothing is excused that is shown', () => {
  const both = appstreamCases.flatMap((register) =>
    refusalsOf(register)
      .filter((code) => reasonFor(register.operation, code) !== undefined)
      .map((code) => `${register.operation}: ${code}`),
  );
  expect(both).toEqual([]);
});
