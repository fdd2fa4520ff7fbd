import type { ScriptCommand } from './model.ts';

/** The commands that fetch something from the web. */
export const downloaders: readonly string[] = [
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
];

const url = /^https?:\/\/[^\s"'<>]+/i;
// The metadata service of the instance and the machine itself are reached without the network.
const local = /^https?:\/\/(?:169\.254\.\d+\.\d+|\[fd00:ec2::\d+\]|localhost|127\.\d+\.\d+\.\d+|\[::1\])(?:[:/]|$)/i;

/** The addresses that a download names in so many words, without those of this machine. */
export function urlsOf({ words }: ScriptCommand): readonly ScriptCommand['words'][number][] {
  return words.filter(({ text }) => url.test(text) && !local.test(text));
}
