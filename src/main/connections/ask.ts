// How a sign-in reaches the user, or does not: what goes on in the background never opens a dialog.
import { AppError, type ConnectionSettings, type DeviceQuestion, type SignInNeeded } from '../../contract/index.ts';
import type { Questions } from './questions.ts';

export type DevicePrompt = Pick<DeviceQuestion, 'userCode' | 'url' | 'until' | 'keptIn'>;

export interface Ask {
  /** Whether somebody asked for the sign-in and waits for it. */
  readonly aloud: boolean;
  /** The code that an MFA device shows. */
  code(device: string): Promise<string>;
  /** Shows the code of a sign-in in the browser while `work` waits for its end; fails with `cancelled` when the user gives up. */
  device<Result>(prompt: DevicePrompt, work: (givenUp: AbortSignal) => Promise<Result>): Promise<Result>;
  /** Fails with `signed-out` unless somebody may be asked: stands before requests that make sense only then. */
  mayAsk(): void;
}

type Named = Pick<ConnectionSettings, 'id' | 'name'>;

/** Nobody is asked: a run in the background waits until somebody signs in of their own accord. */
export function askNobody({ id, name }: Named): Ask {
  const refuse = (): never => {
    const detail: SignInNeeded = { connection: id, name, remedy: 'sign-in' };
    throw new AppError('signed-out', `The connection '${name}' is signed out. Sign in to it.`, detail);
  };
  return { aloud: false, code: async () => refuse(), device: async () => refuse(), mayAsk: refuse };
}

export interface UserDeps {
  readonly questions: Questions;
  /** Opens a page in the user's browser; may fail, for windows show the address too. */
  openPage(url: string): Promise<void>;
}

/** Asks in every window; any of them may answer. */
export function askUser({ questions, openPage }: UserDeps, { name }: Pick<Named, 'name'>): Ask {
  const givenUp = () => new AppError('cancelled', `The sign-in to '${name}' was given up.`);
  return {
    aloud: true,
    async code(device) {
      const text = await questions.ask({ connection: name, kind: 'mfa', text: `The code that ${device} shows` }).answer;
      if (text === undefined) throw givenUp();
      return text;
    },
    async device(prompt, work) {
      const text = 'Confirm in your browser that the page shows this code';
      const question = questions.ask({ connection: name, kind: 'device', text, ...prompt });
      openPage(prompt.url).catch(() => {}); // where no browser can be started, the user opens the address that is shown
      const stop = new AbortController();
      void question.answer.then(() => stop.abort());
      try {
        return await work(stop.signal);
      } catch (error) {
        throw stop.signal.aborted ? givenUp() : error;
      } finally {
        question.withdraw();
      }
    },
    mayAsk() {},
  };
}
