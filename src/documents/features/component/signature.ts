import { actionByName } from '../../actions/index.ts';
import type { ActionSpec, InputSpec } from '../../actions/spec.ts';
import { cursorAt } from '../cursor.ts';
import type { Place } from '../language.ts';
import type { Signature } from '../types.ts';
import { actionAt } from './action-at.ts';
import { describeInput, typeWords } from './describe.ts';

const INPUTS_DEPTH = 4;
/** More words of an enumeration would hide the other inputs. */
const MOST_WORDS = 4;

/** The inputs of the action of a step, while its inputs are being written, and which of them the cursor is in. */
export function signature({ analysis, offset }: Place): Signature | undefined {
  const cursor = cursorAt(analysis, offset);
  if (cursor === undefined || cursor.place[INPUTS_DEPTH] !== 'inputs' || cursor.place[INPUTS_DEPTH - 2] !== 'steps') return undefined;
  const action = actionByName(actionAt(analysis, cursor) ?? '');
  if (action === undefined || action.inputs.length === 0) return undefined;
  const inside = cursor.place.slice(INPUTS_DEPTH + 1).filter((part) => part !== '#');
  return signatureOf(action, inside[0] ?? cursor.key ?? typedWord(analysis.text, cursor.range));
}

/** In place of a key that is being typed there is no key yet. */
function typedWord(text: string, { start, end }: { start: number; end: number }): string {
  return text.slice(start, end).replaceAll(/^['"]|['"]$/g, '');
}

function signatureOf(action: ActionSpec, name: string): Signature {
  const parameters = action.inputs.map((input) => ({ label: labelOf(input), documentation: describeInput(input) }));
  const active = action.inputs.findIndex((input) => input.name === name);
  return {
    label: `${action.name}  ${parameters.map(({ label }) => label).join(', ')}`,
    documentation: action.summary,
    parameters,
    activeParameter: active === -1 ? undefined : active,
  };
}

/** `overwrite?: true or false = false`. */
function labelOf({ name, required, type, enum: words, default: assumed }: InputSpec): string {
  const optional = required ? '' : '?';
  const shown = words === undefined || words.length <= MOST_WORDS ? words : [...words.slice(0, MOST_WORDS), '…'];
  const values = shown?.join(' | ') ?? typeWords[type];
  return `${name}${optional}: ${values}${assumed === undefined ? '' : ` = ${assumed}`}`;
}
