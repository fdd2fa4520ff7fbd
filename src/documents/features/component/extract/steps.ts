import { applyEdits } from '../../../edits.ts';
import type { ComponentDocument, Phase, Step } from '../../../kinds/component/model.ts';
import { quoted } from '../../../spelling.ts';
import { parseSyntax } from '../../../syntax/parse.ts';
import type { TextRange } from '../../../text.ts';
import type { Subject } from '../../language.ts';
import type { CodeAction } from '../../types.ts';
import { declarationsUsed, openEnd } from './closed.ts';
import { addToWorkspace } from './in-workspace.ts';
import { linesOf, withBlanksBelow } from './lines.ts';
import { newDocument } from './new-document.ts';

/**
 * Moves steps of one phase into a component document of their own, a new file beside this one, with the parameters and constants that
 * they use, and into the recipes that run this one. Not safe: steps between others run at another time then. None for a document that is
 * no file.
 */
export function extractSteps({ analysis, path, workspace }: Subject, steps: readonly Step[]): readonly CodeAction[] {
  const { component: document, text } = analysis;
  const [first] = steps;
  if (document === undefined || first === undefined || path === undefined) return [];
  const name = first.name?.value ?? 'extracted';
  const title = steps.length === 1 ? `Extract step ${quoted(name)} to a component` : `Extract ${steps.length} steps to a component`;
  const action = { title, kind: 'refactor', safe: false } as const;
  const extracted = extract(document, steps, text);
  if (typeof extracted === 'string') return [{ ...action, files: [], disabled: extracted }];
  const target = newPath(path, name, (taken) => workspace.files.has(taken));
  const { text: created, removed, parameters } = extracted;
  const added = addToWorkspace(workspace, { from: path, path: target, parameters, runsFirst: first.index === 0 });
  return [
    {
      ...action,
      files: [{ edits: [{ range: removed, newText: '' }] }, ...added.files],
      creates: [{ path: target, text: created }, ...added.creates],
    },
  ];
}

interface Extracted {
  readonly text: string;
  readonly removed: TextRange;
  readonly parameters: ReadonlySet<string>;
}

/** The new text and what it takes out of the old one; or why that cannot be. */
function extract(document: ComponentDocument, steps: readonly Step[], text: string): Extracted | string {
  const phase = steps[0]?.phase;
  const last = steps.at(-1);
  if (phase === undefined || last === undefined || steps.some((step) => step.phase !== phase))
    return 'The steps stand in different phases.';
  if (steps.length === document.steps.length) return 'These are all steps of the document.';
  const moved = new Set(steps);
  const reason = openEnd(document, moved, text);
  if (reason !== undefined) return reason;
  const declarations = declarationsUsed(document, moved, text);
  const name = steps[0]?.name?.value ?? 'Extracted';
  const created = newDocument({ text, name, phase: phase.name?.value ?? 'build', steps, declarations });
  const removed = removal(phase, steps, text);
  if (created === undefined || !staysWhole(text, removed)) return 'The steps are not written as a list of lines.';
  return {
    text: text.includes('\r\n') ? created.replaceAll('\n', '\r\n') : created,
    removed,
    parameters: new Set(declarations.flatMap(({ kind, name: declared }) => (kind === 'parameter' ? (declared?.value ?? []) : []))),
  };
}

/** A phase without steps would be refused, so that it goes with the last of them. */
function removal(phase: Phase, steps: readonly Step[], text: string): TextRange {
  const range =
    steps.length === phase.steps.length ? phase.range : { start: steps[0]?.range.start ?? 0, end: steps.at(-1)?.range.end ?? 0 };
  return withBlanksBelow(text, linesOf(text, range));
}

function staysWhole(text: string, removed: TextRange): boolean {
  const faultsAfter = parseSyntax(applyEdits(text, [{ range: removed, newText: '' }])).faults.length;
  return faultsAfter <= parseSyntax(text).faults.length;
}

/** `WriteUnits` in `components/app.yaml` goes to `components/write-units.yaml`. */
function newPath(path: string, name: string, isTaken: (path: string) => boolean): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const words = name
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase();
  const base = `${folder}${words.replaceAll(/^-+|-+$/g, '') || 'extracted'}`;
  let candidate = `${base}.yaml`;
  for (let number = 2; isTaken(candidate); number++) candidate = `${base}-${number}.yaml`;
  return candidate;
}
