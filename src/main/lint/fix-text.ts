import { type Analysis, applyEdits, compatibleEdits, type Diagnostic, type Fix, type TextEdit } from '../../documents/index.ts';

/** What is found in a text, and how the text reads. */
export interface FoundInText {
  readonly analysis: Analysis;
  readonly findings: readonly Diagnostic[];
}

export interface FixedText {
  readonly text: string;
  /** How many fixes were made. */
  readonly made: number;
  readonly left: FoundInText;
}

export interface FixTextOptions {
  readonly unsafe: boolean;
  /** All findings of a text in place of the one to fix. */
  readonly check: (text: string) => Promise<FoundInText>;
}

type Check = FixTextOptions['check'];

/** One fix may make room for the next (a respelt key brings its own faults); a text that needs more passes goes in circles. */
const MOST_PASSES = 10;

/**
 * Makes the fixes of a text until none is left: the safe ones, or of every finding the first. Of fixes that overlap the later one waits for
 * the next pass. Fixes that would leave the text with more syntax faults than it had are not made.
 */
export async function fixText(text: string, { unsafe, check }: FixTextOptions): Promise<FixedText> {
  const seen = new Set([text]);
  let fixed: FixedText = { text, made: 0, left: await check(text) };
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = await fixOnce(check, fixed, fixesOf(fixed.left, unsafe));
    if (next === undefined || seen.has(next.text)) return fixed;
    seen.add(next.text);
    fixed = next;
  }
  return fixed;
}

function fixesOf({ findings }: FoundInText, unsafe: boolean): readonly Fix[] {
  return findings.flatMap(({ fixes = [] }) => fixes.find(({ safe }) => safe || unsafe) ?? []);
}

/** Undefined when there is nothing to mend, or not without breaking something else. */
async function fixOnce(check: Check, before: FixedText, fixes: readonly Fix[]): Promise<FixedText | undefined> {
  if (fixes.length === 0) return undefined;
  const together = await applied(check, before, fixes);
  if (!breaks(together, before)) return together;
  const harmless: Fix[] = [];
  let fixed: FixedText | undefined;
  for (const fix of fixes) {
    const tried = await applied(check, before, [...harmless, fix]);
    if (breaks(tried, before)) continue;
    harmless.push(fix);
    fixed = tried;
  }
  return fixed;
}

async function applied(check: Check, { text, made }: FixedText, fixes: readonly Fix[]): Promise<FixedText> {
  const edits = new Set(compatibleEdits(fixes));
  const fixed = applyEdits(
    text,
    [...edits].map((edit) => inLineEndsOf(text, edit)),
  );
  const count = fixes.filter((fix) => fix.edits.some((edit) => edits.has(edit))).length;
  return { text: fixed, made: made + count, left: await check(fixed) };
}

function breaks(after: FixedText, before: FixedText): boolean {
  return faultsIn(after.left.analysis) > faultsIn(before.left.analysis);
}

/** Faults of the text itself and of the documents in it, whatever the settings say about them. */
function faultsIn({ tree, embedded }: Analysis): number {
  return embedded.reduce((sum, { analysis }) => sum + faultsIn(analysis), tree.faults.length);
}

/** Fixes write line feeds; a text of Windows keeps its own ends. */
function inLineEndsOf(text: string, edit: TextEdit): TextEdit {
  return text.includes('\r\n') ? { ...edit, newText: edit.newText.replaceAll(/\r?\n/g, '\r\n') } : edit;
}
