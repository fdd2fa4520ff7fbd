// What somebody sets in Windows on an image builder, as far as Image Assistant and the guide speak of it:
// https://docs.aws.amazon.com/appstream2/latest/developerguide/administer-images.html#windows-update-antivirus-software
import type { Account } from '../account.ts';
import { AssistantRefusal, isWindows } from './assistant-rules.ts';
import { checkState } from './image-builders.ts';
import { type BuilderRecord, builders } from './records.ts';

type WindowsSettings = NonNullable<BuilderRecord['windows']>;

/** `absent`: Windows has none; `disabled`: a policy keeps it from starting; `stopped`: its service could be started. */
export type Defender = WindowsSettings['defender'];

/** Base images of Windows Server 2016 and 2019 since then have Windows Defender disabled. */
const firstWithoutDefender = '2019-09-10';

/** As the base image had it. That later ones than the guide names are as those of 2019 is our own reading. */
function defenderOf({ platform, base }: BuilderRecord): Defender {
  if (platform === 'WINDOWS') return 'absent'; // Windows Server 2012 R2
  return base?.released !== undefined && base.released < firstWithoutDefender ? 'running' : 'disabled';
}

/** The settings of a builder; Windows Update is off until somebody turns it on. */
export const windowsOf = (builder: BuilderRecord): WindowsSettings => builder.windows ?? { update: false, defender: defenderOf(builder) };

export function setWindowsUpdate(account: Account, name: string, update: boolean): void {
  change(account, name, () => ({ update }));
}

/** The value of DisableAntiSpyware in the registry. A policy ends what runs. */
export function setDefenderPolicy(account: Account, name: string, disables: boolean): void {
  change(account, name, ({ defender }) => {
    if (defender === 'absent') throw new AssistantRefusal('Windows Server 2012 R2 has no Windows Defender.');
    if (disables) return { defender: 'disabled' };
    return { defender: defender === 'disabled' ? 'stopped' : defender };
  });
}

/** Starts the service of Windows Defender Antivirus. */
export function startDefender(account: Account, name: string): void {
  change(account, name, ({ defender }) => {
    if (defender === 'absent') throw new AssistantRefusal('Windows Server 2012 R2 has no Windows Defender.');
    if (defender === 'disabled') throw new AssistantRefusal('A policy keeps the service from starting. Set DisableAntiSpyware to 0 first.');
    return { defender: 'running' };
  });
}

function change(account: Account, name: string, to: (settings: WindowsSettings) => Partial<WindowsSettings>): void {
  const builder = checkState(account, 'createImage', name);
  if (!isWindows(builder)) throw new AssistantRefusal('This image builder is not of Windows.');
  const settings = windowsOf(builder);
  builders.put(account, name, { ...builder, windows: { ...settings, ...to(settings) } });
}
