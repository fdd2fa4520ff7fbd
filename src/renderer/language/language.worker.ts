import {
  type Analysis,
  analyze,
  checkFile,
  createShellCheckStage,
  type Diagnostic,
  type FileFacts,
  factsOf,
  isLeftOut,
  neighboursOf,
  noSettingsFiles,
  noWorkspace,
  type OutlineItem,
  outline,
  type SettingsFiles,
  type ShellCheckAnswer,
  settingsOf,
  settleFindings,
  type WorkspaceFacts,
  withSettingsFile,
} from '../../documents/index.ts';
import { answer, answerAboutWorkspace } from './answers.ts';
import type { AnswerTo, DocumentAnalysis, FromLanguage, OutlineSymbol, Problem, Question, ToLanguage } from './protocol.ts';
import { createRequests } from './requests.ts';
import { createScriptStage } from './script-stage.ts';

// The language worker: owns one analysis a document, made once for each text that the window sends, and what the workspace's files tell.

interface OpenText {
  readonly id: string;
  readonly fileName: string;
  readonly version: number;
  readonly analysis: Analysis;
  /** Of all stages that ran. */
  findings: readonly Diagnostic[];
  /** Ends when its scripts were checked, or a newer text has come. */
  scripts: Promise<void>;
}

/** Milliseconds: whoever types does not stop for as long between two letters. */
const REST_BEFORE_SHELLCHECK = 300;

const texts = new Map<string, OpenText>();
const files = new Map<string, FileFacts>();
let workspace: WorkspaceFacts = noWorkspace;
let settings = noSettingsFiles;
/** What files lack can be told once all of them have been read. */
let isRead = false;
let whenRead = Promise.withResolvers<void>();

const scripts = createScriptStage({
  loadParser: async (language) => (await import('./script-parser.ts')).loadScriptParser([language]),
  nextTurn: () => new Promise((resolve) => setTimeout(resolve, 0)),
});

const tell = (message: FromLanguage) => self.postMessage(message);
const remarks = createRequests<ShellCheckAnswer | undefined>();
const shellCheck = createShellCheckStage({
  ask: (scripts) => remarks.open((number) => tell({ type: 'shellCheck', number, scripts })),
  rest: () => new Promise((resolve) => setTimeout(resolve, REST_BEFORE_SHELLCHECK)),
});

self.onmessage = ({ data }: MessageEvent<ToLanguage>) => {
  switch (data.type) {
    case 'text':
      return read(data);
    case 'closed':
      texts.delete(data.id);
      return;
    case 'question':
      void reply(data.number, data.question);
      return;
    case 'remarks':
      return remarks.settle(data.number, data.answer);
    case 'workspace':
      files.clear();
      workspace = { ...workspace, files: new Map() };
      settings = noSettingsFiles;
      if (isRead) whenRead = Promise.withResolvers();
      isRead = false;
      return;
    case 'workspaceRead':
      isRead = true;
      whenRead.resolve();
      return judgeAll();
    case 'facts':
      return take(data.changed, data.removed);
    case 'known':
      workspace = { ...workspace, known: data.known, whole: data.whole };
      if (isRead) judgeAll();
      return;
    case 'settings':
      return settle(withSettingsFile(settings, data.path, data.text));
    case 'settingsAbove':
      return settle({ ...settings, above: data.above });
  }
};

/** Takes other settings, and looks at all open documents by them. */
function settle(files: SettingsFiles): void {
  settings = files;
  for (const open of texts.values()) read({ ...open, text: open.analysis.text }, false);
}

type Text = Omit<Extract<ToLanguage, { type: 'text' }>, 'type'>;

function read({ id, fileName, version, text }: Text, sameSettings = true): void {
  const before = texts.get(id);
  const previous = sameSettings ? before?.analysis : undefined;
  const analysis = analyze(text, { fileName, settings: settingsOf(settings, fileName), previous });
  const open: OpenText = { id, fileName, version, analysis, findings: analysis.diagnostics, scripts: Promise.resolve() };
  texts.set(id, open);
  // While it is typed a document tells the others what it says now, not what lies on the disk.
  if (files.has(fileName)) take([factsOf(analysis, fileName)], [], id);
  judge(open);
  open.scripts = judgeScripts(open);
}

/** Looks at the scripts after all else has been told. Without their parser a document has the other findings. */
async function judgeScripts(open: OpenText): Promise<void> {
  const isCurrent = () => texts.get(open.id) === open;
  try {
    const found = await scripts.check(open.analysis, isCurrent);
    if (found === undefined || !isCurrent()) return;
    judge(open);
    // Nobody waits for this.
    shellCheck.check(open.analysis, isCurrent).then((isNew) => isNew && isCurrent() && judge(open), reportError);
  } catch (error) {
    reportError(error);
  }
}

/** Takes what files tell, and looks again at what depends on it: all open documents but the one that was just looked at. */
function take(changed: readonly FileFacts[], removed: readonly string[], except?: string): void {
  const isTyped = new Set([...texts.values()].map(({ fileName }) => fileName));
  let moved = false;
  for (const facts of changed) {
    if (except === undefined && isTyped.has(facts.path) && files.has(facts.path)) continue;
    if (JSON.stringify(files.get(facts.path)) === JSON.stringify(facts)) continue;
    files.set(facts.path, facts);
    moved = true;
  }
  for (const path of removed) moved = files.delete(path) || moved;
  if (!moved) return;
  workspace = { ...workspace, files: new Map(files) };
  if (isRead) judgeAll(except);
}

function judgeAll(except?: string): void {
  for (const open of texts.values()) if (open.id !== except) judge(open);
}

function judge(open: OpenText): void {
  const { id, fileName, version, analysis } = open;
  const inScripts = scripts.known(analysis);
  const stages = [
    ...(inScripts ? [{ stage: 'script', diagnostics: [...inScripts.diagnostics, ...shellCheck.known(analysis)] } as const] : []),
    ...(isRead
      ? [{ stage: 'workspace', diagnostics: checkFile(analysis, fileName, neighboursOf(workspace, settings, fileName)) } as const]
      : []),
  ];
  open.findings = isLeftOut(settings, fileName) ? [] : settleFindings(analysis, stages, settingsOf(settings, fileName));
  tell({ type: 'analysis', id, analysis: summarise(analysis, open.findings, version) });
}

async function reply(number: number, question: Question): Promise<void> {
  // Colours of scripts come with the rest of them.
  if (question.ask === 'tokens') await texts.get(question.id)?.scripts;
  if (!('id' in question)) await whenRead.promise;
  tell({ type: 'answer', number, answer: answered(question) });
}

function answered(question: Question): AnswerTo<Question> {
  if (!('id' in question)) return answerAboutWorkspace(workspace, question);
  const open = texts.get(question.id);
  if (!open) return undefined;
  const { analysis, findings, fileName } = open;
  const scriptTokens = scripts.known(analysis)?.tokens ?? [];
  return answer({ analysis, findings, scriptTokens, path: fileName, workspace }, question);
}

function summarise(analysis: Analysis, findings: readonly Diagnostic[], version: number): DocumentAnalysis {
  return {
    version,
    kind: analysis.kind,
    problems: findings.map((diagnostic) => toProblem(analysis, diagnostic)),
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
