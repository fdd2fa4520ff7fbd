// What is to be said of an image from what DescribeImages tells of it: agent, base, Windows Update and antivirus software.
// https://docs.aws.amazon.com/appstream2/latest/developerguide/administer-images.html
import type { AppStreamImage } from './appstream-image.ts';
import { daysWords, type ImageAge } from './appstream-image-age.ts';

export interface ImageAdvice {
  readonly id: 'agent' | 'base' | 'windows-update' | 'antivirus' | 'antivirus-updates' | 'sessions';
  /** `act`: something should be done; `know`: something to know; `good`: as it should be. */
  readonly level: 'good' | 'know' | 'act';
  readonly title: string;
  readonly text: string;
  /** What to do on an image builder, one step after the other. */
  readonly steps?: readonly string[];
}

type Advised = Pick<AppStreamImage, 'platform' | 'baseReleased' | 'agent' | 'agentIsLatest' | 'visibility'>;

/** Windows has updates once a month: older than that, an image lacks some. */
const patchCycle = 31;

const isWindows = ({ platform }: Advised): boolean => platform.startsWith('WINDOWS');

/** Everything that is to be said of an image, in an order in which it can be read. */
export function adviceOn(image: Advised, age: ImageAge): readonly ImageAdvice[] {
  const windows = isWindows(image) ? [windowsUpdate(image, age), antivirus(image), antivirusUpdates] : [];
  return [agentAdvice(image), baseAdvice(image, age), ...windows, sessions];
}

function agentAdvice({ agent, agentIsLatest }: Advised): ImageAdvice {
  const version = agent === '' ? 'The version of the agent is not told' : `The agent is of ${agent}`;
  if (agentIsLatest === true) return { id: 'agent', level: 'good', title: 'The agent is the latest', text: `${version}.` };
  if (agentIsLatest === undefined)
    return {
      id: 'agent',
      level: 'know',
      title: 'It is not told whether the agent is the latest',
      text: `${version}; look at it on an image builder.`,
    };
  return {
    id: 'agent',
    level: 'act',
    title: 'There is a newer agent',
    text: `${version}. Update the image, or launch an image builder with the latest agent and create a new image on it.`,
  };
}

function baseAdvice({ baseReleased, visibility }: Advised, { baseDays, newer, stale }: ImageAge): ImageAdvice {
  if (stale === undefined || baseDays === undefined)
    return {
      id: 'base',
      level: 'know',
      title: 'The age of its base image is not known',
      text: 'Neither the date of its base nor a base image of the same platform and families is told.',
    };
  const of = `Its base image is of ${baseReleased.slice(0, 10)}, ${daysWords(baseDays)}`;
  if (!stale) return { id: 'base', level: 'good', title: 'It stands on the newest base image', text: `${of}.` };
  const ways = visibility === 'PUBLIC' ? 'Take that one for new images.' : 'There are three ways to bring the image up to date.';
  return {
    id: 'base',
    level: 'act',
    title: 'There is a newer base image',
    text: `${of}; ${newer?.name} is of ${newer?.released.slice(0, 10)}. ${ways}`,
  };
}

function windowsUpdate({ visibility }: Advised, { days }: ImageAge): ImageAdvice {
  const how =
    'Windows Update is off in base images, and Image Assistant switches it off, with a warning, where somebody switched it on. Install updates on an image builder, create a new image, and give that to the fleets, again and again.';
  const isOld = days !== undefined && days > patchCycle && visibility !== 'PUBLIC';
  if (!isOld) return { id: 'windows-update', level: 'know', title: 'Windows is as it was when the image was made', text: how };
  return {
    id: 'windows-update',
    level: 'act',
    title: `Windows has had no updates since the image was made: it is ${daysWords(days)}`,
    text: how,
  };
}

/** On how to switch Windows Defender on. */
const defenderSteps = [
  'Connect to a running image builder of this image, as Administrator.',
  'Open Registry Editor and set DisableAntiSpyware below HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender from 1 to 0.',
  'Open services.msc and start the service Windows Defender Antivirus.',
];

/** The one base image with Defender on, and the first of those with it off. */
const defenderOn = '2019-06-24';
const defenderOff = '2019-09-10';

function antivirus({ baseReleased, platform }: Advised): ImageAdvice {
  if (platform === 'WINDOWS')
    return {
      id: 'antivirus',
      level: 'act',
      title: 'Its base image has no antivirus software',
      text: 'Base images of Windows Server 2012 R2 come without any. Install one on an image builder where it is needed.',
    };
  const released = baseReleased.slice(0, 10);
  const isNamed = platform === 'WINDOWS_SERVER_2016' || platform === 'WINDOWS_SERVER_2019';
  if (isNamed && released === defenderOn)
    return {
      id: 'antivirus',
      level: 'good',
      title: 'Windows Defender is on in its base image',
      text: 'Base images of 24 June 2019 have it on.',
    };
  if (isNamed && released >= defenderOff)
    return {
      id: 'antivirus',
      level: 'know',
      title: 'Windows Defender is off in its base image',
      text: `Base images of this platform have it off since ${defenderOff}. Where it is wanted, switch it on before the image is made:`,
      steps: defenderSteps,
    };
  return {
    id: 'antivirus',
    level: 'know',
    title: 'AWS does not say whether Windows Defender is on in its base image',
    text: 'It says so for other platforms and dates only. Look at it on an image builder; if it is off:',
    steps: defenderSteps,
  };
}

const antivirusUpdates: ImageAdvice = {
  id: 'antivirus-updates',
  level: 'know',
  title: 'Antivirus software should not update itself in sessions',
  text: 'It would slow sessions down, and what it fetched would be lost when they end. Make a new image with new definitions regularly, or use one that has scans done by a server of its own. Scans of the disk can slow sessions down as well.',
};

const sessions: ImageAdvice = {
  id: 'sessions',
  level: 'know',
  title: 'What a session installs is gone with it',
  text: 'Every instance of a fleet is made of the image and ends with its session. Persistence of application settings keeps settings in the profile of a user, and no updates.',
};
