import type { ExecutableLoop } from '../../kinds/component/executable.ts';
import { executableLoop } from '../../kinds/component/executable-loop.ts';
import type { Step } from '../../kinds/component/model.ts';
import { wholeNumber } from '../../kinds/component/whole-number.ts';
import { follow } from '../../syntax/aliases.ts';
import { entryNamed } from '../../syntax/lookup.ts';
import type { Subject } from '../language.ts';
import type { InlayHint } from '../types.ts';

/** Fewer items of a list are seen at a glance. */
const MANY_ITEMS = 6;
const MINUTE = 60;
const HOUR = 3600;

/** How many rounds a loop has, and how long a timeout is in words. */
export function inlayHints({ analysis: { component, text } }: Subject): readonly InlayHint[] {
  const hints = (component?.steps ?? []).flatMap((step) => [...loopHint(step, text), ...timeoutHint(step)]);
  const byOffset = new Map(hints.map((hint) => [hint.offset, hint]));
  return [...byOffset.values()].sort((a, b) => a.offset - b.offset);
}

function loopHint({ loop, node }: Step, text: string): readonly InlayHint[] {
  const key = entryNamed(node, 'loop')?.key;
  const executable = loop && executableLoop(loop);
  const rounds = executable && roundsOf(executable);
  if (rounds === undefined || key === undefined) return [];
  const colon = text.indexOf(':', key.range.end);
  return [{ offset: colon + 1, text: rounds === 1 ? ' 1 round' : ` ${rounds} rounds` }];
}

/** undefined where it is not known before the step runs, or plain to see. */
function roundsOf(loop: ExecutableLoop): number | undefined {
  switch (loop.kind) {
    case 'range':
      return Math.floor((loop.end - loop.start) / loop.updateBy) + 1;
    case 'items':
      return loop.items.length < MANY_ITEMS ? undefined : loop.items.length;
    case 'split':
      return loop.list.includes('{{') || loop.delimiter === '' ? undefined : loop.list.split(loop.delimiter).length;
  }
}

function timeoutHint({ timeoutSeconds }: Step): readonly InlayHint[] {
  const seconds = wholeNumber(timeoutSeconds);
  const node = follow(timeoutSeconds);
  if (seconds === undefined || seconds < 2 * MINUTE || node === undefined) return [];
  return [{ offset: node.range.end, text: ` ${durationInWords(seconds)}` }];
}

function durationInWords(seconds: number): string {
  const hours = Math.floor(seconds / HOUR);
  const minutes = Math.floor((seconds % HOUR) / MINUTE);
  const rest = seconds % MINUTE;
  const parts = [hours > 0 && `${hours} h`, minutes > 0 && `${minutes} min`, rest > 0 && `${rest} s`];
  return parts.filter((part) => part !== false).join(' ');
}
