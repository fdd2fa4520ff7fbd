import type { Analysis } from '../analysis.ts';
import { noWorkspace } from '../workspace/model.ts';
import type { Place } from './language.ts';

/** A place in a document that is looked at by itself, without the others of a workspace. */
export function placeIn(analysis: Analysis, offset: number): Place {
  return { analysis, offset, path: undefined, workspace: noWorkspace };
}
