import { workflowActionByName } from '../../kinds/workflow/actions/index.ts';
import type { WorkflowActionSpec } from '../../kinds/workflow/actions/spec.ts';
import { plainKey } from '../../kinds/workflow/path-key.ts';
import { type Field, typeWords } from '../../kinds/workflow/value-type.ts';
import { cursorAt } from '../cursor.ts';
import type { Place } from '../language.ts';
import type { Signature } from '../types.ts';
import { describeField } from './describe.ts';
import { actionAt } from './step-at.ts';

const INPUTS_DEPTH = 2;
/** More words of an enumeration would hide the other inputs. */
const MOST_WORDS = 4;

/** The inputs of the action of a step, while its inputs are being written, and which of them the cursor is in. */
export function signature({ analysis, offset }: Place): Signature | undefined {
  const cursor = cursorAt(analysis, offset);
  if (cursor === undefined || cursor.place[0] !== 'steps' || cursor.place[INPUTS_DEPTH] !== 'inputs') return undefined;
  const action = workflowActionByName(actionAt(analysis, cursor) ?? '');
  if (action === undefined || action.inputs.length === 0) return undefined;
  const { start, end } = cursor.range;
  // In place of a key that is being typed there is no key yet.
  return signatureOf(action, plainKey(cursor.place[INPUTS_DEPTH + 1] ?? cursor.key ?? analysis.text.slice(start, end)));
}

function signatureOf(action: WorkflowActionSpec, name: string): Signature {
  const parameters = action.inputs.map((input) => ({ label: labelOf(input), documentation: describeField(input) }));
  const active = action.inputs.findIndex((input) => input.name === name);
  return {
    label: `${action.name}  ${parameters.map(({ label }) => label).join(', ')}`,
    documentation: action.summary,
    parameters,
    activeParameter: active === -1 ? undefined : active,
  };
}

/** `healthCheck?: RUNNING | STATUS_CHECK_PASSED = STATUS_CHECK_PASSED`. */
function labelOf({ name, type, required, default: assumed }: Field): string {
  const words = type.kind === 'text' ? type.enum : undefined;
  const shown = words === undefined || words.length <= MOST_WORDS ? words : [...words.slice(0, MOST_WORDS), '…'];
  const values = shown?.join(' | ') ?? typeWords(type);
  return `${name}${required ? '' : '?'}: ${values}${assumed === undefined ? '' : ` = ${assumed}`}`;
}
