import type { Analysis } from '../../analysis.ts';
import type { Script, ScriptLanguage } from '../../scripts/model.ts';
import { scriptsOf } from '../../scripts/scripts-of.ts';
import { outerRange } from '../../syntax/text-map.ts';
import type { TextRange } from '../../text.ts';
import { edited, type Mutant, type Mutation } from '../mutation.ts';

/** What is taken out of a script, and where that began which now has no end. */
interface Loss {
  readonly range: TextRange;
  readonly opening: number;
}

/** A script without something that another part of it needs: known where that part begins, or anywhere behind it. */
function lossOf(id: string, language: ScriptLanguage, lossesIn: (text: string) => readonly Loss[]): Mutation {
  return {
    id: `${language}: ${id}`,
    mutants: (analysis) =>
      scriptsOf(analysis).flatMap((script) =>
        script.language === language ? lossesIn(script.text).flatMap((loss) => mutantOf(analysis, script, loss)) : [],
      ),
  };
}

function mutantOf(analysis: Analysis, { text, map }: Script, { range, opening }: Loss): readonly Mutant[] {
  const outer = outerRange(map, range);
  const isThere = analysis.text.slice(outer.start, outer.end) === text.slice(range.start, range.end);
  const lineStart = analysis.text.lastIndexOf('\n', outer.start - 1) + 1;
  // An item of a list that is nothing but this word would be gone as a whole.
  const isInText = !/^\s*-\s*["']?$/.test(analysis.text.slice(lineStart, outer.start));
  if (!isThere || !isInText) return [];
  const fault = { start: map.toOuter(opening), end: map.toOuter(text.trimEnd().length) };
  return [edited(analysis, outer, { newText: '', fault })];
}

/** Lines that hold one word which closes what an earlier line opened. */
function closingLines(text: string, opens: RegExp, closes: RegExp): readonly Loss[] {
  const losses: Loss[] = [];
  const open: number[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const word = closes.exec(line.trim())?.[0];
    if (word !== undefined) {
      const at = start + line.indexOf(word);
      const opening = open.pop();
      if (opening !== undefined && line.trim() === word) losses.push({ range: { start: at, end: at + word.length }, opening });
    }
    // `} else {` does both.
    if (opens.test(line)) open.push(start + line.search(/\S/));
    start += line.length + 1;
  }
  return losses;
}

/** The last quote of lines that hold one short quoted text. In a here-document quotes are text. */
function closingQuotes(text: string, quote: '"' | "'"): readonly Loss[] {
  if (/<<|@["']/.test(text)) return [];
  const pattern = quote === '"' ? /^[^'"`\\#]*"[^'"`\\#$]*"[^'"`\\#]*$/gm : /^[^'"`\\#]*'[^'"`\\#]*'[^'"`\\#]*$/gm;
  return [...text.matchAll(pattern)].map((found) => {
    const at = found.index + found[0].lastIndexOf(quote);
    return { range: { start: at, end: at + 1 }, opening: found.index };
  });
}

/** The last lines of here-documents whose first lines name them so. */
function heredocEnds(text: string): readonly Loss[] {
  return [...text.matchAll(/<<-?\s*(["']?)(\w+)\1[^\n]*\n(?:[^\n]*\n)*?([ \t]*\2)$/gm)].map((found) => {
    const end = found.index + found[0].length;
    return { range: { start: end - (found[3] ?? '').length, end }, opening: found.index };
  });
}

const compound = /^\s*(?:if|for|while|until|case)\b(?!.*\b(?:fi|done|esac)\b)/;

export const scriptMutations: readonly Mutation[] = [
  lossOf('fi, done or esac is missing', 'bash', (text) => closingLines(text, compound, /^(?:fi|done|esac)\b/)),
  lossOf('a brace is not closed', 'bash', (text) => closingLines(text, /^\s*[\w-]+\s*\(\)\s*\{\s*$/, /^\}/)),
  lossOf('a double quote is missing', 'bash', (text) => closingQuotes(text, '"')),
  lossOf('a single quote is missing', 'bash', (text) => closingQuotes(text, "'")),
  lossOf('a here-document is not ended', 'bash', heredocEnds),
  lossOf('a brace is not closed', 'powershell', (text) => closingLines(text, /\{\s*$/, /^\}/)),
  lossOf('a double quote is missing', 'powershell', (text) => closingQuotes(text, '"')),
  lossOf('a single quote is missing', 'powershell', (text) => closingQuotes(text, "'")),
  lossOf('a here-string is not ended', 'powershell', (text) =>
    [...text.matchAll(/@(["'])\s*\n(?:[^\n]*\n)*?\1@/g)].map((found) => {
      const end = found.index + found[0].length;
      return { range: { start: end - 2, end }, opening: found.index };
    }),
  ),
];
