import { expect, it } from 'vitest';
import type { JsonObject, ResourceKind } from '../../contract/index.ts';
import { factSections } from './facts.ts';
import { lifecycleRules } from './lifecycle-words.ts';
import { memberWords } from './member-words.ts';

const now = new Date('2026-11-21T12:00:00Z');
const sectionsOf = (kind: ResourceKind, body: JsonObject) => factSections({ kind, body }, now);
const labelled = (kind: ResourceKind, body: JsonObject) =>
  Object.fromEntries(
    sectionsOf(kind, body)[0]?.facts.map(({ label, value }) => [label, value.kind === 'text' ? value.text : value.kind]) ?? [],
  );

it('names members as people write them', () => {
  expect(['snsTopicArn', 'kmsKeyId', 'httpPutResponseHopLimit', 'dateCreated'].map(memberWords)).toEqual([
    'SNS topic ARN',
    'KMS key ID',
    'HTTP put response hop limit',
    'Date created',
  ]);
});

it('tells plain members as facts, ARNs as links and dates as times', () => {
  expect(
    labelled('infrastructure-configuration', {
      arn: 'arn:aws:imagebuilder:us-east-1:000000000000:infrastructure-configuration/small',
      imageRecipeArn: 'arn:aws:imagebuilder:us-east-1:000000000000:image-recipe/server/1.0.0',
      dateCreated: '2026-11-21T10:00:00Z',
      terminateInstanceOnFailure: true,
      instanceTypes: ['t3.small', 't3.large'],
    }),
  ).toEqual({
    ARN: 'arn:aws:imagebuilder:us-east-1:000000000000:infrastructure-configuration/small',
    'Image recipe ARN': 'arn',
    'Date created': 'time',
    'Terminate instance on failure': 'Yes',
    'Instance types': 'list',
  });
});

it('gives objects a section and lists of objects a table with every member as a column', () => {
  const [, state, distributions] = sectionsOf('distribution-configuration', {
    state: { status: 'AVAILABLE' },
    distributions: [{ region: 'us-east-1' }, { region: 'eu-west-1', amiDistributionConfiguration: { name: 'x' } }],
  });
  expect(state).toMatchObject({ title: 'State', facts: [{ label: 'Status', value: { text: 'AVAILABLE' } }] });
  expect(distributions?.table?.columns).toEqual(['Region', 'AMI distribution configuration']);
  expect(distributions?.table?.rows.map(([region]) => region)).toEqual([
    { kind: 'text', text: 'us-east-1' },
    { kind: 'text', text: 'eu-west-1' },
  ]);
});

it('leaves documents and tags to their own faces', () => {
  expect(labelled('component', { data: 'name: x', tags: { a: 'b' }, name: 'x' })).toEqual({ Name: 'x' });
});

it('tells the schedule of a pipeline in words, with its next times in its own zone', () => {
  const schedule = { scheduleExpression: 'cron(0 3 ? * MON *)', timezone: 'Europe/Berlin' };
  const facts = labelled('image-pipeline', { status: 'ENABLED', schedule });
  expect(facts.Schedule).toBe('At 03:00 on Monday, Europe/Berlin (cron(0 3 ? * MON *))');
  const next = sectionsOf('image-pipeline', { status: 'ENABLED', schedule })[0]?.facts.find(({ label }) => label.startsWith('Next'));
  expect(next?.label).toBe('Next times (Europe/Berlin)');
  expect(next?.value.kind === 'list' && next.value.items).toHaveLength(5);
  expect(labelled('image-pipeline', { status: 'DISABLED', schedule })['Next times (Europe/Berlin)']).toBe(
    'None while the pipeline is disabled',
  );
  expect(labelled('image-pipeline', {}).Schedule).toBe('None: it runs when it is started');
});

it('shows a schedule that it cannot read as it is', () => {
  expect(labelled('image-pipeline', { schedule: { scheduleExpression: 'cron(?)' } }).Schedule).toBe('cron(?), UTC');
});

it('tells the rules of a lifecycle policy as sentences', () => {
  const rules = [
    {
      action: { type: 'DELETE', includeResources: { amis: true, snapshots: true } },
      filter: { type: 'AGE', value: 90, unit: 'DAYS', retainAtLeast: 3 },
    },
    { action: { type: 'DELETE' }, filter: { type: 'COUNT', value: 5 } },
  ];
  expect(lifecycleRules(rules)).toEqual([
    'Delete images older than 90 days, but keep 3 at least, with their AMIs and snapshots',
    'Delete images beyond the newest 5',
  ]);
});

it('writes the keys of tags as they are', () => {
  const [, tags] = sectionsOf('infrastructure-configuration', { resourceTags: { costCenter: '42' } });
  expect(tags).toMatchObject({ title: 'Resource tags', facts: [{ label: 'costCenter' }] });
});
