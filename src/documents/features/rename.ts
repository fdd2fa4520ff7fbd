import type { Outward } from '../embedded/outward.ts';
import type { TextRange } from '../text.ts';
import { anchorNameAt, renameAnchor } from './anchors.ts';
import { innermost } from './embedded.ts';
import type { Place } from './language.ts';
import { languageOf } from './languages.ts';
import type { FileEdits, Renaming } from './types.ts';

/** The name at a place, if it can be renamed. */
export function renameable(place: Place): TextRange | undefined {
  const { subject, outward } = innermost(place);
  const found = anchorNameAt(subject) ?? languageOf(subject.analysis).renameable?.(subject);
  return outward === undefined || found === undefined ? found : outward.range(found);
}

/** The edits that give what stands at a place another name, everywhere; or why it cannot have that name. */
export function rename(place: Place, newName: string): Renaming {
  const { subject, outward } = innermost(place);
  const renaming = renameAnchor(subject, newName) ?? languageOf(subject.analysis).rename?.(subject, newName);
  if (renaming === undefined) return { invalid: 'Nothing here can be renamed.' };
  return outward === undefined || 'invalid' in renaming ? renaming : moved(renaming.files, outward);
}

/** Half a renaming would break the document, so that one edit which cannot be made keeps all of them from being made. */
function moved(files: readonly FileEdits[], outward: Outward): Renaming {
  const there: FileEdits[] = [];
  for (const file of files) {
    const edits = file.path === undefined ? file.edits.flatMap((edit) => outward.edit(edit) ?? []) : file.edits;
    if (edits.length < file.edits.length) return { invalid: 'The name is written with escapes here and cannot be changed from afar.' };
    there.push({ ...file, edits });
  }
  return { files: there };
}
