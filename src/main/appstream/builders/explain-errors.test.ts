import { expect, it } from 'vitest';
import { explainErrors, explanationOf } from './explain-errors.ts';

it('what AWS tells is shown in its words, with the likely cause and what to do', () => {
  const ErrorTimestamp = new Date('2026-11-21T10:00:00.000Z');
  const [error] = explainErrors({
    Name: 'office',
    State: 'FAILED',
    ImageBuilderErrors: [{ ErrorCode: 'SUBNET_HAS_INSUFFICIENT_IP_ADDRESSES', ErrorMessage: 'No addresses.', ErrorTimestamp }],
  });
  expect(error).toMatchObject({ message: 'No addresses.', cause: 'The subnet has no free address left.', at: '2026-11-21T10:00:00.000Z' });
  expect(error?.remedy).toContain('larger subnet');
});

it('the reason of the state counts as well, once', () => {
  const reason = { Code: 'IMAGE_UNAVAILABLE', Message: 'The image is gone.' } as const;
  expect(explainErrors({ Name: 'a', State: 'FAILED', StateChangeReason: reason })).toMatchObject([{ code: 'IMAGE_UNAVAILABLE' }]);
  const both = { Code: 'INTERNAL_ERROR', Message: 'x' } as const;
  expect(
    explainErrors({ Name: 'a', StateChangeReason: both, ImageBuilderErrors: [{ ErrorCode: 'INTERNAL_SERVICE_ERROR' }] }).map(
      ({ code }) => code,
    ),
  ).toEqual(['INTERNAL_SERVICE_ERROR', 'INTERNAL_ERROR']);
});

it('one that failed without a word says that AWS is silent, and one that did not fail says nothing', () => {
  expect(explainErrors({ Name: 'a', State: 'FAILED' })).toMatchObject([{ message: 'AWS does not say why it failed.' }]);
  expect(explainErrors({ Name: 'a', State: 'RUNNING' })).toEqual([]);
});

it.each(['DOMAIN_JOIN_ERROR_MORE_DATA', 'DOMAIN_JOIN_NERR_WORKSTATION_NOT_STARTED'])(
  '%s is at least known to be about the domain',
  (code) => {
    expect(explanationOf(code).cause).toContain('domain');
  },
);

it.each(['SOMETHING_NEW', 'toString', ''])('“%s” is not explained by a guess', (code) => {
  expect(explanationOf(code).cause).toContain('does not know');
});
