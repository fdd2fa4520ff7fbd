import type { ScriptCommand } from './model.ts';

const downloaders: ReadonlySet<string> = new Set([
  'curl',
  'wget',
  'invoke-webrequest',
  'iwr',
  'invoke-restmethod',
  'irm',
  'start-bitstransfer',
  '.downloadfile',
  '.downloadstring',
  '.downloaddata',
]);

/** Whether a command fetches something from the web. */
export function isDownload({ name }: ScriptCommand): boolean {
  return downloaders.has(name);
}

const url = /^https?:\/\/[^\s"'<>]+/i;
// The metadata service of the instance and the machine itself are reached without the network.
const local = /^https?:\/\/(?:169\.254\.\d+\.\d+|\[fd00:ec2::\d+\]|localhost|127\.\d+\.\d+\.\d+|\[::1\])(?:[:/]|$)/i;

/** The addresses that a download names in so many words, without those of this machine. */
export function urlsOf({ words }: ScriptCommand): readonly ScriptCommand['words'][number][] {
  return words.filter(({ text }) => url.test(text) && !local.test(text));
}
