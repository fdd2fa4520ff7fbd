// AWS's own base images, as this account has them: names carry their dates, as those of AWS do.
import type { PlatformType } from '../protocol/appstream-shapes.ts';
import { arnOf } from './arn.ts';

export interface PublicImage {
  readonly name: string;
  readonly displayName: string;
  readonly platform: PlatformType;
  readonly families: readonly string[];
  /** ISO 8601 dates. */
  readonly released: string;
  /** The agent's version is a date too, month first. */
  readonly agentVersion: string;
}

const general = ['General Purpose', 'Compute Optimized', 'Memory Optimized'];

export const publicImages: readonly PublicImage[] = [
  windows('AppStream-WinServer2025-05-06-2026', 'WINDOWS_SERVER_2025', general),
  windows('AppStream-WinServer2022-05-06-2026', 'WINDOWS_SERVER_2022', general),
  windows('AppStream-WinServer2022-10-14-2025', 'WINDOWS_SERVER_2022', general),
  windows('AppStream-WinServer2019-05-06-2026', 'WINDOWS_SERVER_2019', general),
  windows('AppStream-WinServer2016-05-06-2026', 'WINDOWS_SERVER_2016', general),
  windows('AppStream-Graphics-G4dn-WinServer2022-05-06-2026', 'WINDOWS_SERVER_2022', ['Graphics G4']),
  windows('AppStream-Graphics-G5-WinServer2022-05-06-2026', 'WINDOWS_SERVER_2022', ['Graphics G5']),
  windows('AppStream-Graphics-G6-WinServer2022-05-06-2026', 'WINDOWS_SERVER_2022', ['Graphics G6']),
  // Of another time, for the rules that ask how old a base is.
  windows('AppStream-WinServer2019-09-10-2019', 'WINDOWS_SERVER_2019', general),
  windows('AppStream-WinServer2019-06-24-2019', 'WINDOWS_SERVER_2019', general),
  windows('AppStream-WinServer2016-09-10-2019', 'WINDOWS_SERVER_2016', general),
  windows('AppStream-WinServer2016-06-24-2019', 'WINDOWS_SERVER_2016', general),
  windows('AppStream-WinServer2012R2-09-10-2019', 'WINDOWS', general),
  windows('AppStream-WinServer2012R2-05-02-2018', 'WINDOWS', general),
  windows('AppStream-WinServer2012R2-06-20-2017', 'WINDOWS', general),
  linux('AppStream-AmazonLinux2-04-15-2026', 'AMAZON_LINUX2'),
  linux('AppStream-RHEL8-04-15-2026', 'RHEL8'),
  linux('AppStream-RockyLinux8-04-15-2026', 'ROCKY_LINUX8'),
];

function windows(name: string, platform: PlatformType, families: readonly string[]): PublicImage {
  return { name, platform, families, displayName: name, ...datesIn(name) };
}

function linux(name: string, platform: PlatformType): PublicImage {
  return { name, platform, families: [...general, 'Graphics G4', 'Graphics G5'], displayName: name, ...datesIn(name) };
}

function datesIn(name: string): Pick<PublicImage, 'released' | 'agentVersion'> {
  const [month, day, year] = name.split('-').slice(-3);
  return { released: `${year}-${month}-${day}T00:00:00.000Z`, agentVersion: `${month}-${day}-${year}` };
}

/** Nobody owns them: their ARN has no account. */
export const publicArn = (region: string, { name }: Pick<PublicImage, 'name'>): string => arnOf({ region, accountId: '' }, 'image', name);
