import { expect, test } from 'vitest';
import { publishSetting, sampleArns } from '../testing/publish-setting.ts';
import { recipePath } from '../testing/sample-workspace.ts';

const tagged = (text: string) => `tags: ${text}\nparentImage`;

/** A published workspace whose recipe has one tag. */
async function published() {
  const setting = await publishSetting();
  setting.edit(recipePath, 'parentImage', tagged('{ team: images, stage: test }'));
  await setting.publish();
  const tags = async () => (await setting.api.listTagsForResource({ resourceArn: sampleArns.recipe })).tags ?? {};
  return { ...setting, tags };
}

test('tags that differ are a step of their own, without a new version, and can be taken back', async () => {
  const { plan, publisher, edit, tags } = await published();
  expect((await plan()).steps).toEqual([]);
  edit(recipePath, 'stage: test', 'stage: live, owner: me');
  edit(recipePath, 'team: images, ', '');
  const prepared = await plan();
  expect(prepared.plan.items.filter(({ action }) => action !== 'unchanged')).toMatchObject([
    {
      ...{ key: `${recipePath} (tags)`, action: 'update', kind: 'image-recipe', path: recipePath },
      changes: [{ field: 'tags', before: 'stage=test\nteam=images', after: 'owner=me\nstage=live' }],
    },
  ]);
  const done = await (await publisher.begin(prepared)).ended;
  expect(done.steps).toMatchObject([{ state: 'done', made: sampleArns.recipe }]);
  expect(await tags()).toEqual({ owner: 'me', stage: 'live' });
  expect((await plan()).steps).toEqual([]);
  await (await publisher.undo(prepared.plan.id)).ended;
  expect(await tags()).toEqual({ team: 'images', stage: 'test' });
});

test('a change of tags that was cut off in its middle is gone on with, and what nobody spoke of stays', async () => {
  const { api, plan, publisher, edit, tags } = await published();
  edit(recipePath, 'team: images, stage: test', 'stage: live');
  const prepared = await plan();
  await api.untagResource({ resourceArn: sampleArns.recipe, tagKeys: ['team'] });
  await api.tagResource({ resourceArn: sampleArns.recipe, tags: { other: 'theirs' } });
  await (await publisher.begin(prepared)).ended;
  expect(await tags()).toEqual({ stage: 'live', other: 'theirs' });
});

test('tags that somebody changed meanwhile are not overwritten, neither forward nor back', async () => {
  const { api, plan, publisher, edit, tags } = await published();
  edit(recipePath, 'stage: test', 'stage: live');
  const [first, second] = [await plan(), await plan()];
  await (await publisher.begin(first)).ended;
  await api.tagResource({ resourceArn: sampleArns.recipe, tags: { stage: 'theirs' } });
  await expect((await publisher.begin(second)).ended).rejects.toThrow('Somebody else changed the image recipe Greeting Server');
  const undone = await (await publisher.undo(first.plan.id)).ended;
  expect(undone.steps).toMatchObject([{ state: 'kept', message: expect.stringContaining('changed its tags since') }]);
  expect(await tags()).toMatchObject({ stage: 'theirs' });
});

test('a file that says nothing of tags leaves those of the account alone', async () => {
  const { api, plan, publish } = await publishSetting();
  await publish();
  await api.tagResource({ resourceArn: sampleArns.recipe, tags: { team: 'images' } });
  expect((await plan()).steps).toEqual([]);
});
