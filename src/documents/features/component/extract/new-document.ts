import { applyEdits } from '../../../edits.ts';
import { format } from '../../../format/format.ts';
import { bindComponent } from '../../../kinds/component/bind.ts';
import { sectionOf } from '../../../kinds/component/declarations.ts';
import type { Declaration, Step } from '../../../kinds/component/model.ts';
import { parseSyntax } from '../../../syntax/parse.ts';
import { haveSameValues } from '../../../syntax/same-values.ts';
import { LineIndex } from '../../../text.ts';
import { linesOf, moveLines } from './lines.ts';

const DECLARATION_COLUMN = 2;
const STEP_COLUMN = 6;

/** What a new component document is made of. */
export interface Extract {
  /** The document that the parts come from. */
  readonly text: string;
  readonly name: string;
  readonly phase: string;
  /** Neighbours in a block list. */
  readonly steps: readonly Step[];
  readonly declarations: readonly Declaration[];
}

/** The text of a component document of these steps; undefined when it would not read as they do. */
export function newDocument(extract: Extract): string | undefined {
  const { name, phase, steps } = extract;
  const sections = (['parameter', 'constant'] as const).map((kind) => sectionText(extract, kind));
  const text = `name: ${name}
schemaVersion: 1.0
${sections.join('')}
phases:
  - name: ${phase}
    steps:
${stepsText(extract)}`;
  const tree = parseSyntax(text);
  const made = bindComponent(tree.root, text);
  const isSame = made?.steps.length === steps.length && steps.every(({ item }, at) => haveSameValues(item, made.steps[at]?.item));
  return isSame ? applyEdits(text, format({ text, tree, kind: 'component', lines: new LineIndex(text) })) : undefined;
}

function sectionText({ text, declarations }: Extract, kind: Declaration['kind']): string {
  const own = declarations.filter((declaration) => declaration.kind === kind);
  const [first] = own;
  if (first === undefined) return '';
  return `\n${sectionOf(first)}:\n${own.map(({ itemRange }) => moved(text, itemRange, DECLARATION_COLUMN)).join('')}`;
}

function stepsText({ text, steps }: Extract): string {
  const [first] = steps;
  const last = steps.at(-1);
  return first === undefined || last === undefined ? '' : moved(text, { start: first.range.start, end: last.range.end }, STEP_COLUMN);
}

function moved(text: string, range: { start: number; end: number }, column: number): string {
  const lines = linesOf(text, range);
  const from = range.start - (text.lastIndexOf('\n', range.start - 1) + 1);
  const there = moveLines(text.slice(lines.start, lines.end).replaceAll('\r\n', '\n'), from, column);
  return there.endsWith('\n') ? there : `${there}\n`;
}
