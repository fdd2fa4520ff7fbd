import {
  type Analysis,
  analyze,
  type Diagnostic,
  type FileFacts,
  type OutlineItem,
  outline,
  type WorkspaceFacts,
} from '../../documents/index.ts';
import { answer } from './answers.ts';
import type { AnswerTo, DocumentAnalysis, FromLanguage, OutlineSymbol, Problem, Question, ToLanguage } from './protocol.ts';

// The language worker: owns one analysis a document, made once for each text that the window sends, and what the workspace's files tell.

interface OpenText {
  readonly fileName: string;
  readonly version: number;
  readonly analysis: Analysis;
}

const texts = new Map<string, OpenText>();
const files = new Map<string, FileFacts>();
const workspace: WorkspaceFacts = { files, known: [] };

const tell = (message: FromLanguage) => self.postMessage(message);

self.onmessage = ({ data }: MessageEvent<ToLanguage>) => {
  switch (data.type) {
    case 'text':
      return read(data);
    case 'closed':
      texts.delete(data.id);
      return;
    case 'question':
      return tell({ type: 'answer', number: data.number, answer: answered(data.question) });
  }
};

function read({ id, fileName, version, text }: Extract<ToLanguage, { type: 'text' }>): void {
  const previous = texts.get(id)?.analysis;
  const analysis = analyze(text, { fileName, ...(previous === undefined ? {} : { previous }) });
  texts.set(id, { fileName, version, analysis });
  tell({ type: 'analysis', id, analysis: summarise(analysis, version) });
}

function answered(question: Question): AnswerTo<Question> {
  const open = texts.get(question.id);
  return open && answer({ analysis: open.analysis, path: open.fileName, workspace }, question);
}

function summarise(analysis: Analysis, version: number): DocumentAnalysis {
  return {
    version,
    kind: analysis.kind,
    problems: analysis.diagnostics.map((diagnostic) => toProblem(analysis, diagnostic)),
    outline: outline(analysis).map((item) => toSymbol(analysis, item)),
  };
}

function toProblem({ lines }: Analysis, { rule, severity, message, range }: Diagnostic): Problem {
  return { rule, severity, message, range: lines.rangeOf(range) };
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
