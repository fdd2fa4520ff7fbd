import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { first, medium, openKit, windows2022 } from './test-kit.ts';

const Tags = { team: 'images', 'cost:center': '' };
const arnOf = (path: string) => `arn:aws:appstream:us-east-1:${first}:${path}`;

function open() {
  const kit = openKit(mkdtempSync(join(tmpdir(), 'kiln-tags-')));
  return { kit, mine: kit.as(first) };
}

it('everything that can have tags is made with them, gets others, loses them, and takes them with it', () => {
  const { kit, mine } = open();
  mine.call('CreateImageBuilder', { Name: 'it', ImageName: windows2022, InstanceType: medium, Tags });
  kit.pass(6);
  mine.snapshot('it', 'suite');
  kit.pass(8);
  mine.call('CreateUpdatedImage', { existingImageName: 'suite', newImageName: 'it', newImageTags: Tags });
  kit.pass(8);
  mine.call('CreateFleet', { Name: 'it', ImageName: 'suite', InstanceType: medium, ComputeCapacity: { DesiredInstances: 1 }, Tags });
  mine.call('CreateStack', { Name: 'it', Tags });
  const deletions = { 'image-builder': 'DeleteImageBuilder', image: 'DeleteImage', fleet: 'DeleteFleet', stack: 'DeleteStack' };
  for (const [kind, deletion] of Object.entries(deletions)) {
    const ResourceArn = arnOf(`${kind}/it`);
    const tags = () => mine.call('ListTagsForResource', { ResourceArn }).Tags;
    expect(tags(), kind).toEqual(Tags);
    mine.call('TagResource', { ResourceArn, Tags: { team: 'others', more: 'x' } });
    mine.call('UntagResource', { ResourceArn, TagKeys: ['cost:center', 'never there'] });
    expect(tags(), kind).toEqual({ team: 'others', more: 'x' });
    expect(mine.call(deletion, { Name: 'it' }).message, kind).toBeUndefined();
    kit.pass(60);
    expect(mine.call('ListTagsForResource', { ResourceArn }).code, kind).toBe('ResourceNotFoundException');
  }
  mine.call('CreateStack', { Name: 'it' });
  expect(mine.call('ListTagsForResource', { ResourceArn: arnOf('stack/it') }).Tags).toEqual({}); // not those of the one before
});

it('there are at most fifty, and none that begins with AWS’s own prefix', () => {
  const { mine } = open();
  mine.call('CreateStack', { Name: 'it' });
  const ResourceArn = arnOf('stack/it');
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`key-${index}`, 'x']));
  expect(mine.call('TagResource', { ResourceArn, Tags: many(50) }).code).toBeUndefined();
  expect(mine.call('TagResource', { ResourceArn, Tags: { other: 'x' } }).code).toBe('LimitExceededException');
  expect(mine.call('TagResource', { ResourceArn, Tags: { 'aws:mine': 'x' } }).code).toBe('ValidationException');
  expect(mine.call('CreateStack', { Name: 'full', Tags: many(51) }).code).toBe('ValidationException');
  expect(mine.call('DescribeStacks', { Names: ['full'] }).code).toBe('ResourceNotFoundException');
  expect(mine.call('TagResource', { ResourceArn: arnOf('stack/none'), Tags }).code).toBe('ResourceNotFoundException');
});
