import { expect, test } from 'vitest';
import { changeTags } from './change-tags.ts';
import { publishedAccount, sampleArns } from './test-kit.ts';

test('tags are added, changed and removed, on every kind of resource', async () => {
  const { aws, image } = await publishedAccount();
  for (const arn of [...Object.values(sampleArns), image]) {
    expect(await changeTags(aws, arn, { set: { Team: 'platform', Env: 'test' }, remove: [] })).toMatchObject({
      Team: 'platform',
      Env: 'test',
    });
    const after = await changeTags(aws, arn, { set: { Env: 'prod' }, remove: ['Team'] });
    expect(after).toMatchObject({ Env: 'prod' });
    expect(after).not.toHaveProperty('Team');
  }
});

test('what AWS would refuse is refused before anything is changed', async () => {
  const { aws } = await publishedAccount();
  const refused = changeTags(aws, sampleArns.pipeline, { set: { Fine: 'x', 'aws:mine': 'x' }, remove: [] });
  await expect(refused).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringContaining("'aws:mine'") });
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`key${at}`, '']));
  await expect(changeTags(aws, sampleArns.pipeline, { set: many, remove: [] })).rejects.toThrow('50 tags at most');
  const { tags = {} } = await (await aws.imagebuilder()).listTagsForResource({ resourceArn: sampleArns.pipeline });
  expect(tags).not.toHaveProperty('Fine');
});
