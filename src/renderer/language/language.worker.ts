import {
  type Analysis,
  analyze,
  complete,
  type Diagnostic,
  hover,
  type OutlineItem,
  outline,
  placeIn,
  ruleById,
} from '../../documents/index.ts';
import type {
  CompletionEntry,
  DocumentAnalysis,
  FromLanguage,
  HoverAnswer,
  OutlineSymbol,
  Problem,
  Question,
  ToLanguage,
} from './protocol.ts';
import { rehearsalOptions } from './rehearsal-options.ts';

// The language worker: owns one analysis a document, made once for each text that the window sends.

const analyses = new Map<string, Analysis>();

const tell = (message: FromLanguage) => self.postMessage(message);

self.onmessage = ({ data }: MessageEvent<ToLanguage>) => {
  switch (data.type) {
    case 'text': {
      const analysis = analyze(data.text, { fileName: data.fileName });
      analyses.set(data.id, analysis);
      tell({ type: 'analysis', id: data.id, analysis: summarise(analysis, data.version) });
      return;
    }
    case 'closed':
      analyses.delete(data.id);
      return;
    case 'question':
      tell(answer(data.number, data.question));
  }
};

function summarise(analysis: Analysis, version: number): DocumentAnalysis {
  return {
    version,
    kind: analysis.kind,
    problems: analysis.diagnostics.map((diagnostic) => toProblem(analysis, diagnostic)),
    outline: outline(analysis).map((item) => toSymbol(analysis, item)),
  };
}

function toProblem({ lines }: Analysis, { rule, severity, message, range, fixes = [] }: Diagnostic): Problem {
  const mends = fixes.map(({ title, safe, edits }) => ({
    title,
    safe,
    edits: edits.map((edit) => ({ range: lines.rangeOf(edit.range), newText: edit.newText })),
  }));
  return { rule, severity, message, range: lines.rangeOf(range), fixes: mends };
}

function toSymbol(analysis: Analysis, item: OutlineItem): OutlineSymbol {
  const { lines } = analysis;
  return {
    name: item.name,
    detail: item.detail,
    kind: item.kind,
    range: lines.rangeOf(item.range),
    selectionRange: lines.rangeOf(item.selectionRange),
    children: item.children.map((child) => toSymbol(analysis, child)),
  };
}

function answer(number: number, question: Question): FromLanguage {
  const analysis = analyses.get(question.id);
  if (question.ask === 'rehearsal') return { type: 'rehearsal', number, options: analysis && rehearsalOptions(analysis) };
  const offset = analysis?.lines.offsetAt(question.position) ?? 0;
  if (question.ask === 'complete') return { type: 'completions', number, entries: analysis ? completions(analysis, offset) : [] };
  return { type: 'hover', number, hover: analysis && hoverAt(analysis, offset) };
}

function completions(analysis: Analysis, offset: number): CompletionEntry[] {
  return complete(placeIn(analysis, offset)).map(({ label, kind, detail, documentation, range, insertText, snippet, sortText }) => {
    return { label, kind, detail, documentation, range: analysis.lines.rangeOf(range), insertText, snippet, sortText };
  });
}

/** What stands at the offset, and for every finding there the reason behind its rule. The findings' messages are Monaco's to show. */
function hoverAt(analysis: Analysis, offset: number): HoverAnswer | undefined {
  const here = hover(placeIn(analysis, offset));
  const findings = analysis.diagnostics.filter(({ range }) => range.start <= offset && offset <= range.end);
  const reasons = [...new Set(findings.map(({ rule }) => rule))].flatMap((id) => ruleById(id)?.explanation ?? []);
  const range = here?.range ?? findings[0]?.range;
  if (!range) return undefined;
  return { range: analysis.lines.rangeOf(range), contents: [...reasons, ...(here ? [here.contents] : [])] };
}
