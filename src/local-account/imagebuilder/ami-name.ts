import { invalidValue } from './arn.ts';

const buildDate = /\{\{\s*imagebuilder:buildDate(?::([^}]*?))?\s*\}\}/g;
const buildVersion = /\{\{\s*imagebuilder:buildVersion\s*\}\}/g;

/** Throws unless the name holds the build date, without which two builds would want the same name. */
export function checkAmiName(name: string, path: string): void {
  if (name.length < 3) throw invalidValue(path, 'It must have 3 to 127 characters.');
  if (name.search(buildDate) < 0) throw invalidValue(path, 'It must contain {{ imagebuilder:buildDate }}.');
}

/** When a name is made, and by which build. */
export interface NameMoment {
  readonly date: Date;
  readonly build: number;
}

/** The name of one build's AMI. `buildVersion` is the build's number: what AWS puts there is not documented. */
export function resolveAmiName(name: string, { date, build }: NameMoment): string {
  return name
    .replace(buildDate, (_all, format: string | undefined) => (format ? formatDate(date, format) : amiTimestamp(date)))
    .replace(buildVersion, String(build));
}

/** As in the names that the service makes itself: 2022-10-26T22-30-05.912619Z. */
export function amiTimestamp(date: Date): string {
  return date.toISOString().replaceAll(':', '-').replace('Z', '000Z');
}

/** The letters of Java's date formats that samples use; others stand for themselves. */
function formatDate(date: Date, format: string): string {
  const iso = date.toISOString();
  const parts: Readonly<Record<string, string>> = {
    yyyy: iso.slice(0, 4),
    MM: iso.slice(5, 7),
    dd: iso.slice(8, 10),
    HH: iso.slice(11, 13),
    mm: iso.slice(14, 16),
    ss: iso.slice(17, 19),
  };
  return format.replace(/yyyy|MM|dd|HH|mm|ss/g, (letters) => parts[letters] ?? letters);
}
