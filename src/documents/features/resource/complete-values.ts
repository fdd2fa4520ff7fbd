import { linkTargetOf } from '../../kinds/resource/links.ts';
import { regions } from '../../kinds/resource/regions.ts';
import type { NamedShape } from '../../kinds/resource/shape-at.ts';
import { relativePath } from '../../workspace/relative-path.ts';
import type { Cursor } from '../cursor.ts';
import type { Place, Subject } from '../language.ts';
import type { Completion } from '../types.ts';
import { arnsFor, type Value } from './complete-arns.ts';
import { componentParameters } from './component-parameters.ts';

/** What can be the value of a member: its words, or what of the workspace and of the account it may name. */
export function completeValues(member: NamedShape, cursor: Cursor, subject: Place): readonly Completion[] {
  const values = [
    ...wordsOf(member),
    ...regionsFor(cursor.key),
    ...filesFor(member, subject),
    ...arnsFor(member, cursor.key, subject),
    ...parametersFor(subject, cursor),
  ];
  return values.map(({ text, label = text, detail, snippet }, at) => ({
    label,
    kind: 'value',
    ...(detail !== undefined && { detail }),
    ...(label !== text && { documentation: `\`${text}\`` }),
    range: cursor.range,
    insertText: snippet ?? text,
    snippet: snippet !== undefined,
    sortText: String(at).padStart(4, '0'),
  }));
}

function wordsOf({ shape }: NamedShape): readonly Value[] {
  if (shape.type === 'boolean') return [{ text: 'true' }, { text: 'false' }];
  return shape.type === 'string' ? (shape.enum ?? []).map((text) => ({ text })) : [];
}

/** A Region is any text to the service's model; the members are told by their names. */
function regionsFor(key: string | undefined): readonly Value[] {
  if (key !== 'region' && key !== 'DestinationRegion') return [];
  return [...regions].map(([text, detail]) => ({ text, detail }));
}

/** Files of the workspace that describe what the member names, as paths from the file that is edited. */
function filesFor({ name }: NamedShape, { path, workspace }: Subject): readonly Value[] {
  const target = linkTargetOf(name);
  if (target === undefined || path === undefined) return [];
  const fitting = [...workspace.files.values()].filter((file) => target.some((kind) => kind === file.kind));
  return fitting.map((file) => ({ text: relativePath(path, file.path), detail: file.name ?? 'file of this workspace' }));
}

function parametersFor(place: Place, cursor: Cursor): readonly Value[] {
  return componentParameters(place, cursor).map(({ name, required }) => ({ text: name, detail: required ? 'required' : 'has a default' }));
}
