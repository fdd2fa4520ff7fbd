import type { InstanceFamily } from './instance-types.ts';

/** What the name of one of Amazon's base images says. */
export interface BaseImageName {
  readonly platform: string;
  readonly families: readonly InstanceFamily[];
  /** ISO 8601 date. */
  readonly released: string;
}

/** `AppStream-Graphics-G5-WinServer2022-05-06-2026`; see https://docs.aws.amazon.com/appstream2/latest/developerguide/instance-types.html */
const NAME = /^AppStream-(?:Graphics-(G4dn|G5|G6|Pro|Design)-)?([A-Za-z0-9]+)-(\d{2})-(\d{2})-(\d{4})$/i;

const general: readonly InstanceFamily[] = ['General Purpose', 'Compute Optimized', 'Memory Optimized'];
const graphics: ReadonlyMap<string, readonly InstanceFamily[]> = new Map([
  ['g4dn', ['Graphics G4']],
  ['g5', ['Graphics G5']],
  ['g6', ['Graphics G6']],
]);
const platforms: ReadonlyMap<string, string> = new Map([
  ['winserver2012r2', 'WINDOWS'],
  ['winserver2016', 'WINDOWS_SERVER_2016'],
  ['winserver2019', 'WINDOWS_SERVER_2019'],
  ['winserver2022', 'WINDOWS_SERVER_2022'],
  ['winserver2025', 'WINDOWS_SERVER_2025'],
  ['amazonlinux2', 'AMAZON_LINUX2'],
  ['rhel8', 'RHEL8'],
  ['rockylinux8', 'ROCKY_LINUX8'],
]);

/** Reads the name, or the ARN, of a base image; undefined for names that are formed otherwise, as those of one's own images are. */
export function readBaseImageName(image: string): BaseImageName | undefined {
  const [, card, system = '', month = '', day = '', year = ''] = NAME.exec(image.replace(/^arn:[^/]*:image\//, '')) ?? [];
  const platform = platforms.get(system.toLowerCase());
  if (platform === undefined) return undefined;
  // Of the retired cards nothing is left to start on.
  const families = card === undefined ? familiesOfPlatform(platform) : (graphics.get(card.toLowerCase()) ?? []);
  return { platform, families, released: `${year}-${month}-${day}` };
}

/** What base images of a platform start on that name no card: those for Linux hold the drivers of some. */
export function familiesOfPlatform(platform: string): readonly InstanceFamily[] {
  return systemOf(platform) === 'windows' ? general : [...general, 'Graphics G4', 'Graphics G5'];
}

/** What an image of that platform runs. */
export function systemOf(platform: string): 'windows' | 'linux' {
  return platform.startsWith('WINDOWS') ? 'windows' : 'linux';
}
