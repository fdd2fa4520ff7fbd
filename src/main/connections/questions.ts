import { randomUUID } from 'node:crypto';
import { AppError, type Question } from '../../contract/index.ts';

export interface Questions {
  /** Those that wait for an answer. */
  open(): readonly Question[];
  /** Resolves with what the user typed; fails with `cancelled` when the user gave up, or in the end nobody answered. */
  ask(question: Omit<Question, 'id'>): Promise<string>;
  /** No text: the user gives up. A question that is not open any more is no fault: another window was faster. */
  answer(id: string, text: string | undefined): void;
  /** Gives every question up. */
  close(): void;
}

export interface QuestionListener {
  asked(question: Question): void;
  answered(id: string): void;
}

/** Long enough to find the device, and short enough that a run that nobody watches ends. */
const patienceMs = 5 * 60 * 1000;

interface Waiting {
  readonly question: Question;
  settle(text: string | undefined): void;
}

/** What sign-ins ask of the user; windows show the questions, and any of them may answer. */
export function openQuestions(listener: QuestionListener): Questions {
  const waiting = new Map<string, Waiting>();
  return {
    open: () => [...waiting.values()].map(({ question }) => question),
    ask(given) {
      const question: Question = { ...given, id: randomUUID() };
      return new Promise((resolve, reject) => {
        const settle = (text: string | undefined) => {
          clearTimeout(timer);
          waiting.delete(question.id);
          listener.answered(question.id);
          if (text === undefined) reject(new AppError('cancelled', `The sign-in to '${question.connection}' was given up.`));
          else resolve(text);
        };
        const timer = setTimeout(() => settle(undefined), patienceMs).unref();
        waiting.set(question.id, { question, settle });
        listener.asked(question);
      });
    },
    answer: (id, text) => waiting.get(id)?.settle(text),
    close() {
      for (const { settle } of [...waiting.values()]) settle(undefined);
    },
  };
}
