import {
  type CodeAction,
  codeActions,
  complete,
  type Diagnostic,
  definition,
  type FileEdits,
  foldingRanges,
  format,
  hover,
  inlayHints,
  type Location,
  links,
  type Place,
  references,
  rename,
  renameable,
  renameFile,
  ruleById,
  type SemanticToken,
  type Subject,
  selectionRanges,
  signature,
  tokens,
  type WorkspaceFacts,
  workspaceSymbols,
} from '../../documents/index.ts';
import type {
  ActionAnswer,
  Answers,
  AnswerTo,
  CompletionEntry,
  DocumentQuestion,
  HoverAnswer,
  PlacedEdit,
  PlacedRange,
  WorkspaceQuestion,
} from './protocol.ts';
import { rehearsalOptions } from './rehearsal-options.ts';

/** A document with what the stages after its analysis brought. */
export interface JudgedSubject extends Subject {
  /** All that is found in the document, those of the later stages too. */
  readonly findings: readonly Diagnostic[];
  /** The colours of its scripts. */
  readonly scriptTokens: readonly SemanticToken[];
}

/** Answers a question about a document. Positions on the outside, offsets inside. */
export function answer(subject: JudgedSubject, question: DocumentQuestion): AnswerTo<DocumentQuestion> {
  switch (question.ask) {
    case 'rename':
      return renamed({ ...subject, offset: subject.analysis.lines.offsetAt(question.position) }, question.newName);
    case 'actions':
      return actionsAt(subject, question.range);
    case 'folds':
    case 'hints':
    case 'links':
    case 'tokens':
    case 'format':
    case 'rehearsal':
      return aboutDocument[question.ask](subject);
    default:
      return aboutPlace[question.ask]({ ...subject, offset: subject.analysis.lines.offsetAt(question.position) });
  }
}

/** Answers a question about all files of the workspace. */
export function answerAboutWorkspace(workspace: WorkspaceFacts, question: WorkspaceQuestion): AnswerTo<WorkspaceQuestion> {
  return question.ask === 'move' ? renameFile(workspace, question.move) : workspaceSymbols(workspace, '');
}

const aboutPlace = {
  complete: completions,
  hover: hoverAt,
  signature: (place) => signature(place),
  definition: (place) => definition(place).map((found) => placed(place, found)),
  references: (place) => references(place).map((found) => placed(place, found)),
  renameable: (place) => {
    const range = renameable(place);
    return range && place.analysis.lines.rangeOf(range);
  },
  selections: (place) => selectionRanges(place).map((range) => place.analysis.lines.rangeOf(range)),
} satisfies { readonly [Ask in keyof Answers]?: (place: Place & JudgedSubject) => Answers[Ask] };

const aboutDocument = {
  folds: ({ analysis }) => foldingRanges(analysis).map(({ range, kind }) => ({ range: analysis.lines.rangeOf(range), kind })),
  hints: (subject) => {
    const { lines } = subject.analysis;
    return inlayHints(subject, new Date()).map(({ offset, text, tooltip }) => ({ position: lines.positionAt(offset), text, tooltip }));
  },
  links: (subject) => {
    const { lines } = subject.analysis;
    return links(subject).map(({ range, target, tooltip }) => ({ range: lines.rangeOf(range), target, tooltip }));
  },
  tokens: ({ analysis, scriptTokens }) =>
    tokens(analysis, scriptTokens).map(({ range, kind }) => ({ range: analysis.lines.rangeOf(range), kind })),
  format: ({ analysis }) => format(analysis).map(({ range, newText }) => ({ range: analysis.lines.rangeOf(range), newText })),
  rehearsal: ({ analysis }) => rehearsalOptions(analysis),
} satisfies { readonly [Ask in keyof Answers]?: (subject: JudgedSubject) => Answers[Ask] };

function completions(place: Place): CompletionEntry[] {
  const { lines } = place.analysis;
  return complete(place).map(({ label, kind, detail, documentation, range, insertText, snippet, sortText }) => {
    return { label, kind, detail, documentation, range: lines.rangeOf(range), insertText, snippet, sortText };
  });
}

/** What stands at the place, and for every finding there the reason behind its rule. The findings' messages are Monaco's to show. */
function hoverAt(place: Place & JudgedSubject): HoverAnswer | undefined {
  const { analysis, findings, offset } = place;
  const here = hover(place);
  const found = findings.filter(({ range }) => range.start <= offset && offset <= range.end);
  const reasons = [...new Set(found.map(({ rule }) => rule))].flatMap((id) => ruleById(id)?.explanation ?? []);
  const range = here?.range ?? found[0]?.range;
  if (!range) return undefined;
  return { range: analysis.lines.rangeOf(range), contents: [...reasons, ...(here ? [here.contents] : [])] };
}

function renamed(place: Place, newName: string): Answers['rename'] {
  const renaming = rename(place, newName);
  return 'invalid' in renaming ? renaming : { edits: placedEdits(place, renaming.files) };
}

function actionsAt(subject: JudgedSubject, { start, end }: Extract<DocumentQuestion, { ask: 'actions' }>['range']): ActionAnswer[] {
  const { lines, diagnostics } = subject.analysis;
  const later = subject.findings.filter((finding) => !diagnostics.includes(finding));
  const found: readonly CodeAction[] = codeActions(subject, { start: lines.offsetAt(start), end: lines.offsetAt(end) }, later);
  return found.map(({ files, ...action }) => ({ ...action, edits: placedEdits(subject, files) }));
}

function placed({ analysis }: Subject, { path, range }: Location): PlacedRange {
  return path === undefined ? { range: analysis.lines.rangeOf(range) } : { path, offsets: range };
}

function placedEdits(subject: Subject, files: readonly FileEdits[]): PlacedEdit[] {
  return files.flatMap(({ path, edits }) =>
    edits.map(({ range, newText }) => ({ place: placed(subject, path === undefined ? { range } : { path, range }), newText })),
  );
}
