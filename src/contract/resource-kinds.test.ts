import { describe, expect, test } from 'vitest';
import { resourceKindOf } from './resource-kinds.ts';

describe('the kind of a resource', () => {
  test.each([
    ['arn:aws:imagebuilder:eu-central-1:123456789012:component/nginx/1.0.0/1', 'component'],
    ['arn:aws:imagebuilder:eu-central-1:aws:component/update-linux/x.x.x', 'component'],
    ['arn:aws-cn:imagebuilder:cn-north-1:123456789012:image-pipeline/weekly', 'image-pipeline'],
    ['arn:aws:imagebuilder:eu-central-1:123456789012:workflow/build/mine/1.0.0/1', 'workflow'],
    ['arn:aws:imagebuilder:eu-central-1:123456789012:nothing-known/x', undefined],
    ['arn:aws:iam::123456789012:role/image', undefined],
    ['components/nginx.component.yaml', undefined],
  ])('of %s is %s', (arn, kind) => {
    expect(resourceKindOf(arn)).toBe(kind);
  });
});
