import { randomUUID } from 'node:crypto';
import type { DeviceQuestion, MfaQuestion, Question } from '../../contract/index.ts';

/** A question without the name that it gets when it is asked. */
export type Asked = Omit<MfaQuestion, 'id'> | Omit<DeviceQuestion, 'id'>;

export interface OpenQuestion {
  /** What the user typed; undefined when the user gave up, or in the end nobody answered. */
  readonly answer: Promise<string | undefined>;
  /** Asks no longer, for the answer came another way. */
  withdraw(): void;
}

export interface Questions {
  /** Those that wait for an answer. */
  open(): readonly Question[];
  ask(question: Asked): OpenQuestion;
  /** No text: the user gives up. A question that is not open any more is no fault: another window was faster. */
  answer(id: string, text: string | undefined): void;
  /** Gives every question up. */
  close(): void;
}

export interface QuestionListener {
  asked(question: Question): void;
  answered(id: string): void;
}

/** Long enough to find the device or to get through a page of sign-in. */
const patienceMs = 15 * 60 * 1000;

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
      const { promise, resolve } = Promise.withResolvers<string | undefined>();
      const settle = (text: string | undefined) => {
        clearTimeout(timer);
        if (waiting.delete(question.id)) listener.answered(question.id);
        resolve(text);
      };
      const timer = setTimeout(() => settle(undefined), patienceMs).unref();
      waiting.set(question.id, { question, settle });
      listener.asked(question);
      return { answer: promise, withdraw: () => settle(undefined) };
    },
    answer: (id, text) => waiting.get(id)?.settle(text),
    close() {
      for (const { settle } of [...waiting.values()]) settle(undefined);
    },
  };
}
