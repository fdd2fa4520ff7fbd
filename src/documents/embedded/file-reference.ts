import type { LanguageKind } from '../kinds/kind.ts';
import type { TextRange } from '../text.ts';
import type { FileReference } from './model.ts';

const FILE_SCHEME = 'file://';
/** Another scheme (`s3:`, `https:`), a drive, a path from the root, or something that is put in later. */
const ELSEWHERE = /^[A-Za-z][A-Za-z0-9+.-]*:|^[/\\~]|[${}<>\n]/;

/** The file beside this one that a value names: `./x`, `x.yaml`, `file://x`; undefined for any other place. */
export function fileReference(value: string, range: TextRange, kind: LanguageKind): FileReference | undefined {
  const target = value.startsWith(FILE_SCHEME) ? value.slice(FILE_SCHEME.length) : value;
  return target === '' || ELSEWHERE.test(target) ? undefined : { range, target, kind };
}
