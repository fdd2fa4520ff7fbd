import { expect, it } from 'vitest';
import type { DistributedImage } from '../../distribution/distributor.ts';
import { BuildFailure } from '../build-run.ts';
import { distributedIn, outputsOf } from './distribution-results.ts';

const ami = { accountId: '000000000000', region: 'us-east-1', name: 'Web', amiId: 'ami-0123456789abcdef0' };
const done: DistributedImage = { ...ami, dateStarted: 'a', dateStopped: 'b', step: 'Completed', status: 'Completed' };
const failed = (step: DistributedImage['step'], region: string): DistributedImage => ({
  ...{ ...done, region, step, status: 'Failed' },
  errorMessage: `refused in ${region}`,
});

/** What is thrown. */
function failureOf(run: () => unknown): BuildFailure {
  try {
    run();
  } catch (error) {
    if (error instanceof BuildFailure) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

it('a step gives its images to the next one', () => {
  expect(distributedIn({ distributedImages: [...outputsOf([done])] })).toEqual([ami]);
});

it.each([{}, { distributedImages: 'ami-1' }, { distributedImages: [{ region: 'us-east-1' }] }])(
  'a step takes nothing that no step has given: %j',
  (inputs) => {
    expect(failureOf(() => distributedIn(inputs)).message).toContain('distributedImages');
  },
);

it('a step fails with every Region that failed, each with what was done there', () => {
  const { message, place } = failureOf(() =>
    outputsOf([failed('CopyAmiRunning', 'eu-west-1'), done, failed('ExportAmiRunning', 'eu-west-2')]),
  );
  expect(message).toBe('Not all distribution jobs are completed. 1) refused in eu-west-1 2) refused in eu-west-2');
  expect(place.regions).toMatchObject([
    { region: 'eu-west-1', accountId: '000000000000', status: 'FAILED', step: undefined },
    { region: 'eu-west-2', status: 'FAILED', step: 'EXPORT_AMI' },
  ]);
});
