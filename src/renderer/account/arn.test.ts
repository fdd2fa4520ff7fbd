import { expect, it } from 'vitest';
import { nameInArn } from './arn.ts';

it('finds the name in an ARN', () => {
  expect(nameInArn('arn:aws:imagebuilder:us-east-1:000000000000:image/status-server/1.0.0/1')).toBe('status-server');
  expect(nameInArn('arn:aws:imagebuilder:us-east-1:000000000000:image-pipeline/weekly')).toBe('weekly');
});

it('shows what is no such ARN as it is', () => {
  expect(nameInArn('ami-123')).toBe('ami-123');
});
