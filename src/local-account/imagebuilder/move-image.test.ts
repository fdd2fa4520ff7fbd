import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import { rules } from '../events/records.ts';
import { topics } from '../sns/records.ts';
import { findImage, insertImage, setProgress } from '../store/images.ts';
import { findPipeline, insertPipeline } from '../store/pipelines.ts';
import { findResource, insertResource, replaceBody } from '../store/resources.ts';
import { openStore, type Store } from '../store/store.ts';
import { moveImage } from './image-status.ts';

const base = 'arn:aws:imagebuilder:eu-west-1:123456789012';
const image = `${base}:image/web/1.0.0/1`;
const pipeline = `${base}:image-pipeline/web`;
const topic = 'arn:aws:sns:eu-west-1:123456789012:builds';
const place = () => ({ store, clock: systemClock });

let directory: string;
let store: Store;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiln-status-'));
  store = openStore(directory);
  const owner = { store, accountId: '123456789012', region: 'eu-west-1' };
  const dates = { dateCreated: '2027-01-01T00:00:00.000Z' };
  insertResource(owner, { kind: 'image-pipeline', slug: 'web', arn: pipeline }, { status: 'ENABLED', ...dates });
  insertPipeline(store, pipeline, undefined);
  const body = { sourcePipelineArn: pipeline, buildType: 'SCHEDULED', infrastructureConfiguration: { snsTopicArn: topic }, ...dates };
  insertResource(owner, { kind: 'image', slug: 'web', version: { major: 1, minor: 0, patch: 0 }, build: 1, arn: image }, body);
  insertImage(store, { arn: image, pipeline, job: '{}', logGroup: '/aws/imagebuilder/web' });
  topics.put(owner, topic, { attributes: {}, tags: [] });
  const Arn = 'arn:aws:logs:eu-west-1:123456789012:log-group:events';
  const pattern = '{"source":["aws.imagebuilder"]}';
  rules.put(owner, 'all', { pattern, enabled: true, description: undefined, targets: [{ Id: 'log', Arn }] });
});
afterEach(() => {
  store.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Lines in all logs, by group. */
function lines(): Record<string, number> {
  const rows = store
    .statement('SELECT log_group, count(*) AS lines FROM log_event JOIN log_stream s ON s.id = stream GROUP BY log_group')
    .all();
  return Object.fromEntries(rows.map((row) => [String(row.log_group), Number(row.lines)]));
}
const topicLog = 'sns/eu-west-1/123456789012/builds';

it('a status, its event, its message and the count of failures are written together or not at all', () => {
  const interrupted = () =>
    store.transaction(() => {
      moveImage(place(), image, { status: 'FAILED', reason: 'it broke' });
      throw new Error('the process ends here');
    });
  expect(interrupted).toThrow('ends here');
  expect([findImage(store, image)?.status, findPipeline(store, pipeline)?.failures, lines()]).toEqual(['PENDING', 0, {}]);
  expect(moveImage(place(), image, { status: 'FAILED', reason: 'it broke' })).toBe(true);
  expect([findPipeline(store, pipeline)?.failures, lines()]).toEqual([1, { events: 1, [topicLog]: 1 }]);
});

it('a topic of another account is not told, which the log of the image says', () => {
  const other = topic.replace('123456789012', '210987654321');
  topics.remove({ store, accountId: '123456789012', region: 'eu-west-1' }, topic);
  topics.put({ store, accountId: '210987654321', region: 'eu-west-1' }, other, { attributes: {}, tags: [] });
  const row = findResource<object>(store, image);
  replaceBody(store, image, { ...row?.body, infrastructureConfiguration: { snsTopicArn: other } });
  moveImage(place(), image, { status: 'AVAILABLE' });
  expect(lines()).toEqual({ events: 1, '/aws/imagebuilder/web': 1 });
});

it('staying where it is is no event', () => {
  expect(moveImage(place(), image, { status: 'PENDING' })).toBe(false);
  expect(moveImage(place(), `${image}0`, { status: 'FAILED' })).toBe(false);
  expect(lines()).toEqual({});
});

it('the fifth failure disables the pipeline, which is an event of its own', () => {
  for (let build = 0; build < 5; build++) {
    moveImage(place(), image, { status: 'BUILDING' });
    moveImage(place(), image, { status: 'FAILED' });
  }
  expect(findResource(store, pipeline)?.body).toMatchObject({ status: 'DISABLED' });
  const events = store
    .statement("SELECT message FROM log_event JOIN log_stream s ON s.id = stream WHERE log_group = 'events' ORDER BY log_event.id")
    .all()
    .map(({ message }) => JSON.parse(String(message)));
  expect(events.filter(({ resources }) => resources?.[0] === pipeline)).toMatchObject([
    {
      ...{ source: 'aws.imagebuilder', 'detail-type': 'EC2 Image Builder Image Pipeline Automatically Disabled' },
      ...{ account: '123456789012', region: 'eu-west-1', detail: { 'consecutive-failures': '5' } },
    },
  ]);
});

it('an image that fails again when it is retried by hand is not counted again', () => {
  moveImage(place(), image, { status: 'FAILED' });
  setProgress(store, image, { retries: 1 });
  moveImage(place(), image, { status: 'TESTING' });
  moveImage(place(), image, { status: 'FAILED' });
  expect(findPipeline(store, pipeline)?.failures).toBe(1);
  moveImage(place(), image, { status: 'TESTING' });
  moveImage(place(), image, { status: 'AVAILABLE' });
  expect(findPipeline(store, pipeline)?.failures).toBe(0);
});

it('becoming available again after having been deprecated is no end of a build', () => {
  for (const status of ['BUILDING', 'AVAILABLE', 'DEPRECATED', 'AVAILABLE'] as const) moveImage(place(), image, { status });
  expect(lines()).toEqual({ events: 4, [topicLog]: 1 });
});
