import { expect, it } from 'vitest';
import { adviceOn, type ImageAdvice } from './appstream-image-advice.ts';
import { imageAge, newestBase } from './appstream-image-age.ts';

const base = (platform: string, day: string, families: readonly string[] = ['General Purpose']) => {
  const name = `AppStream-${platform}-${families[0]}-${day}`;
  return { arn: `arn:aws:appstream:us-east-1::image/${name}`, name, platform, families, baseReleased: `${day}T00:00:00.000Z`, created: '' };
};
const bases = [
  base('WINDOWS_SERVER_2022', '2025-10-14'),
  base('WINDOWS_SERVER_2022', '2026-05-06'),
  base('WINDOWS_SERVER_2022', '2026-06-01', ['Graphics G5']),
  base('WINDOWS_SERVER_2025', '2026-07-01'),
];
const now = new Date('2026-11-21T00:00:00Z');
const image = (platform: string, day: string, created = '2026-11-01') => ({
  ...{ platform, families: ['General Purpose'], baseReleased: day && `${day}T00:00:00.000Z`, created: `${created}T00:00:00.000Z` },
  ...{ agent: '05-06-2026', agentIsLatest: true, visibility: 'PRIVATE' as const },
});

it('the newest base is of the same platform and fits the same families', () => {
  expect(newestBase(image('WINDOWS_SERVER_2022', ''), bases)?.name).toContain('2026-05-06');
  expect(newestBase({ platform: 'WINDOWS_SERVER_2022', families: ['Graphics G5'] }, bases)?.name).toContain('2026-06-01');
  expect(newestBase(image('RHEL8', ''), bases)).toBeUndefined();
});

it('an image is stale once there is a newer base, and of what nobody knows nothing is said', () => {
  expect(imageAge(image('WINDOWS_SERVER_2022', '2025-10-14'), bases, now)).toMatchObject({
    ...{ stale: true, baseDays: 403, days: 20, newer: { name: expect.stringContaining('2026-05-06') } },
  });
  expect(imageAge(image('WINDOWS_SERVER_2022', '2026-05-06'), bases, now)).toMatchObject({ stale: false, newer: undefined });
  expect(imageAge(image('WINDOWS_SERVER_2022', ''), bases, now)).toMatchObject({ stale: undefined, baseDays: undefined });
  expect(imageAge(image('RHEL8', '2026-04-15'), bases, now).stale).toBeUndefined();
});

const adviceOf = (of: ReturnType<typeof image>, id: ImageAdvice['id']) =>
  adviceOn(of, imageAge(of, bases, now)).find((one) => one.id === id);

it.each([
  ['WINDOWS', '2018-01-01', 'no antivirus software'],
  ['WINDOWS_SERVER_2016', '2019-06-24', 'Windows Defender is on'],
  ['WINDOWS_SERVER_2019', '2019-06-24', 'Windows Defender is on'],
  ['WINDOWS_SERVER_2016', '2019-09-10', 'Windows Defender is off'],
  ['WINDOWS_SERVER_2019', '2026-05-06', 'Windows Defender is off'],
  ['WINDOWS_SERVER_2019', '2019-09-09', 'does not say'],
  ['WINDOWS_SERVER_2019', '2018-01-01', 'does not say'],
  ['WINDOWS_SERVER_2022', '2026-05-06', 'does not say'],
])('of %s on a base of %s it is said: %s', (platform, day, words) => {
  expect(adviceOf(image(platform, day), 'antivirus')?.title).toContain(words);
});

it('where Windows Defender is off, how to switch it on is told', () => {
  const steps = adviceOf(image('WINDOWS_SERVER_2019', '2026-05-06'), 'antivirus')?.steps?.join(' ');
  expect(steps).toContain('DisableAntiSpyware');
  expect(steps).toContain('services.msc');
});

it('Linux has no advice on Windows', () => {
  const linux = image('AMAZON_LINUX2', '2026-04-15');
  expect(adviceOn(linux, imageAge(linux, bases, now)).map(({ id }) => id)).toEqual(['agent', 'base', 'sessions']);
});

it('an image that is older than the cycle of Windows’ updates should be made anew', () => {
  expect(adviceOf(image('WINDOWS_SERVER_2022', '2026-05-06', '2026-11-01'), 'windows-update')?.level).toBe('know');
  expect(adviceOf(image('WINDOWS_SERVER_2022', '2026-05-06', '2026-09-01'), 'windows-update')?.level).toBe('act');
});

it('the agent is the latest, is not, or is not told of', () => {
  const levels = [true, false, undefined].map(
    (agentIsLatest) => adviceOf({ ...image('WINDOWS_SERVER_2022', '2026-05-06'), agentIsLatest: agentIsLatest as boolean }, 'agent')?.level,
  );
  expect(levels).toEqual(['good', 'act', 'know']);
});
