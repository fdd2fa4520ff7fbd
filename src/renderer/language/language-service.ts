import type { ShellCheckAnswer } from '../../documents/index.ts';
import type { OpenDocument, OpenDocuments } from '../editor/open-documents.ts';
import type { ProblemsStore } from '../stores/problems-store.ts';
import { ANALYSED_LANGUAGES } from './analysed-languages.ts';
import type { AnswerTo, FromLanguage, Question, ToLanguage } from './protocol.ts';
import { createRequests } from './requests.ts';

/** What the service needs of a Worker. */
export interface LanguagePort {
  postMessage(message: ToLanguage): void;
  onmessage: ((event: MessageEvent<FromLanguage>) => void) | null;
}

export interface LanguageService {
  /** Answers from the text as it is now: what was typed since the last frame is sent ahead of the question. */
  ask<Asked extends Question>(question: Asked): Promise<AnswerTo<Asked>>;
  /** Tells the worker what it has to know beside the open texts. */
  tell(news: Extract<ToLanguage, { type: 'facts' | 'known' | 'workspace' | 'workspaceRead' | 'settings' | 'settingsAbove' }>): void;
}

interface LanguageDeps {
  readonly port: LanguagePort;
  readonly documents: Pick<OpenDocuments, 'get' | 'listen'>;
  readonly problems: ProblemsStore;
  readonly shellCheck: (scripts: readonly string[]) => Promise<ShellCheckAnswer>;
  /** Runs a function at the next frame. */
  readonly nextFrame: (run: () => void) => void;
}

/** Keeps the worker's texts equal to the open documents, one analysis a frame at most, and drops answers about older texts. */
export function createLanguageService({ port, documents, problems, shellCheck, nextFrame }: LanguageDeps): LanguageService {
  const pending = new Set<OpenDocument>();
  const questions = createRequests<AnswerTo<Question>>();

  const flush = () => {
    for (const { id, fileName, model } of pending) {
      port.postMessage({ type: 'text', id, fileName, version: model.getVersionId(), text: model.getValue() });
    }
    pending.clear();
  };
  const touch = (document: OpenDocument) => {
    if (!ANALYSED_LANGUAGES.includes(document.model.getLanguageId())) return;
    if (pending.size === 0) nextFrame(flush);
    pending.add(document);
  };

  documents.listen({
    opened: touch,
    changed: touch,
    closed: (document) => {
      pending.delete(document);
      port.postMessage({ type: 'closed', id: document.id });
      problems.apply({ type: 'closed', id: document.id });
    },
  });
  const tellRemarks = async (number: number, scripts: readonly string[]) => {
    const answer = await shellCheck(scripts).catch(() => undefined); // the line to main is lost, and the window tells that
    port.postMessage({ type: 'remarks', number, answer });
  };
  port.onmessage = ({ data }) => {
    switch (data.type) {
      case 'analysis': {
        const current = documents.get(data.id)?.model.getVersionId() === data.analysis.version;
        if (current) problems.apply({ type: 'analysed', id: data.id, analysis: data.analysis });
        return;
      }
      case 'shellCheck':
        void tellRemarks(data.number, data.scripts);
        return;
      case 'answer':
        questions.settle(data.number, data.answer);
    }
  };
  return {
    ask: <Asked extends Question>(question: Asked) => {
      flush();
      const answer = questions.open((number) => port.postMessage({ type: 'question', number, question }));
      return answer as Promise<AnswerTo<Asked>>; // the worker answers what was asked
    },
    tell: (news) => port.postMessage(news),
  };
}
