import { expect, it } from 'vitest';
import { adviceOn, type ImageAdvice } from './appstream-image-advice.ts';

const image = {
  ...{ platform: 'WINDOWS_SERVER_2019', baseReleased: '2026-05-06', agent: '05-06-2026' },
  agentIsLatest: true,
  visibility: 'PRIVATE',
} as const;
const age = { days: 10, baseDays: 200, newer: undefined, stale: false };

function advice(id: ImageAdvice['id']): ImageAdvice {
  const found = adviceOn(image, age).find((one) => one.id === id);
  if (!found) throw new Error(`There is no advice ${id}.`);
  return found;
}

it('sessions keep nothing: instances are made of the image and end with their session, and only settings of a user’s profile come back', () => {
  const { text, title } = advice('sessions');
  expect(title).toMatch(/installs is gone/);
  expect(text).toMatch(/made of the image and ends with its session/);
  expect(text).toMatch(/settings in the profile of a user, and no updates/);
});

it('Windows Update is off in base images and switched off with a warning; updates come to users with a new image, regularly', () => {
  const { text, title } = advice('windows-update');
  expect(title).toBe('Windows is as it was when the image was made');
  expect(text).toMatch(/off in base images, and Image Assistant switches it off, with a warning/);
  expect(text).toMatch(/Install updates on an image builder, create a new image, and give that to the fleets, again and again/);
});

it('antivirus software should not update itself in sessions; new definitions come with new images, or a server outside scans', () => {
  const { text, title } = advice('antivirus-updates');
  expect(title).toMatch(/should not update itself in sessions/);
  expect(text).toMatch(/slow sessions down, and what it fetched would be lost/);
  expect(text).toMatch(/new image with new definitions regularly, or use one that has scans done by a server of its own/);
  expect(text).toMatch(/Scans of the disk can slow sessions down as well/);
});

it('Windows Defender is switched on from the connection to a running builder to the start of its service', () => {
  const [connect, registry, service] = advice('antivirus').steps ?? [];
  expect(connect).toMatch(/running image builder.*Administrator/);
  expect(registry).toMatch(/Registry Editor.*DisableAntiSpyware.*from 1 to 0/);
  expect(service).toMatch(/services\.msc.*start the service Windows Defender/);
});
