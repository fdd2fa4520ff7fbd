import type { Step } from '../../kinds/component/model.ts';
import { inputMaps } from '../../kinds/component/step-inputs.ts';
import { entriesOf } from '../../syntax/entries.ts';
import { eachScalar } from '../../syntax/lookup.ts';
import { contentRange } from '../../syntax/scalar-content.ts';
import { pathBeside } from '../../workspace/paths.ts';
import type { Place, Subject } from '../language.ts';
import { holds } from '../node-chain.ts';
import type { DocumentLink } from '../types.ts';

const URL = /https:\/\/[^\s"'`<>|;&(){}\\]+[^\s"'`<>|;&(){}\\.,:]/g;

/** Addresses on the web in the inputs of steps, and the documents beside this one that its steps run. */
export function links(subject: Subject): readonly DocumentLink[] {
  const { component, text } = subject.analysis;
  const found = new Map<number, DocumentLink>();
  for (const step of component?.steps ?? []) {
    for (const link of [...documentLinks(subject, step), ...webLinks(text, step)]) found.set(link.range.start, link);
  }
  return [...found.values()].sort((a, b) => a.range.start - b.range.start);
}

/** The link at a place. */
export function linkAt(place: Place): DocumentLink | undefined {
  return links(place).find(({ range }) => holds(range, place.offset));
}

function webLinks(text: string, { inputs }: Step): readonly DocumentLink[] {
  const found: DocumentLink[] = [];
  eachScalar(inputs, ({ range }) => {
    const source = text.slice(range.start, range.end);
    if (!source.includes('https://')) return;
    for (const { index, 0: target } of source.matchAll(URL)) {
      const isCut = source.startsWith('{{', index + target.length);
      if (!isCut) found.push({ range: { start: range.start + index, end: range.start + index + target.length }, target });
    }
  });
  return found;
}

/** `document` of ExecuteDocument, where it names a file of the workspace. */
function documentLinks({ path, workspace }: Subject, step: Step): readonly DocumentLink[] {
  if (step.spec?.name !== 'ExecuteDocument' || path === undefined) return [];
  return inputMaps(step).flatMap((map) =>
    entriesOf(map).flatMap(({ key, value }) => {
      if (key.value !== 'document' || value?.kind !== 'scalar') return [];
      const target = pathBeside(path, value.value);
      return target !== undefined && workspace.files.has(target) ? [{ range: contentRange(value), target, tooltip: `Open ${target}` }] : [];
    }),
  );
}
