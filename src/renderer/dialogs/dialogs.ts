import type {
  BuildParameter,
  BuildPlaces,
  BuildPlan,
  BuildRequest,
  ConnectionSettings,
  DeletionEvent,
  DeletionPlan,
  DeletionStep,
  DeviceQuestion,
  Disposition,
  DispositionChoice,
  ImageResources,
  KeychainState,
  ParameterValues,
} from '../../contract/index.ts';
import type { ConnectionChoice } from '../connections/connection-form.ts';
import type { RehearsalOptions } from '../language/protocol.ts';
import { createEventStore, type EventStore } from '../stores/event-store.ts';
import type { RehearsalChoice } from './rehearsal-choice.ts';

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly kind?: 'primary' | 'danger' | 'plain';
}

export interface ChoiceRow {
  readonly icon: string;
  readonly text: string;
  readonly detail?: string;
}

/** Answered by how the image's state is to be changed, or by undefined. */
export interface DispositionDialog {
  readonly kind: 'disposition';
  readonly to: Disposition;
  readonly resources: ImageResources;
}

/** A question with buttons. Answered by the id of a choice, or by undefined when it was dismissed. */
export interface ChoiceDialog {
  readonly kind: 'choice';
  readonly title: string;
  readonly icon?: string;
  readonly message: string;
  /** What will happen, one line a thing. */
  readonly rows?: readonly ChoiceRow[];
  readonly notes?: readonly string[];
  /** A command to copy. */
  readonly code?: string;
  readonly choices: readonly Choice[];
}

/** Answered by the text, or by undefined. */
export interface PromptDialog {
  readonly kind: 'prompt';
  readonly title: string;
  readonly label: string;
  readonly value: string;
  /** How much of the value is selected at first (a file's name without its extension). */
  readonly selected?: number;
  readonly confirm: string;
  /** What is wrong with a text, or undefined. */
  readonly check: (value: string) => string | undefined;
}

/** Answered by the absolute path of a folder, or by undefined. */
export interface FolderDialog {
  readonly kind: 'folder';
  readonly start: string;
}

/** Two texts side by side above the choices. */
export interface CompareDialog {
  readonly kind: 'compare';
  readonly title: string;
  readonly message: string;
  readonly language: string;
  readonly disk: string;
  readonly mine: string;
  readonly choices: readonly Choice[];
}

/** Answered by how the document is to be rehearsed, or by undefined. */
export interface RehearsalDialog {
  readonly kind: 'rehearsal';
  readonly path: string;
  readonly options: RehearsalOptions;
}

/** Answered by what the form of a connection says, or by undefined. */
export interface ConnectionDialog {
  readonly kind: 'connection';
  readonly id: string;
  /** undefined: a new one. */
  readonly connection: ConnectionSettings | undefined;
  readonly profiles: readonly string[];
  readonly keychain: KeychainState;
}

/** A sign-in that is confirmed in the browser; dismissing it gives it up. */
export interface DeviceDialog {
  readonly kind: 'device';
  readonly question: DeviceQuestion;
}

/** Shows what a deletion takes, then does it. Answered by `deleted`, by `begun` when it was left in the middle, or by undefined. */
export interface DeletionDialog {
  readonly kind: 'deletion';
  readonly title: string;
  /** How much is deleted; with more than one the user chooses. */
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly plan: (
    choice: string,
    task: { readonly signal: AbortSignal; readonly told: (progress: string) => void },
  ) => Promise<DeletionPlan>;
  readonly run: (steps: readonly DeletionStep[], signal: AbortSignal) => AsyncIterable<DeletionEvent>;
}

/** What a build would publish and start; answered by the plan that is to be started, or by undefined. */
export interface BuildPlanDialog {
  readonly kind: 'build-plan';
  readonly request: BuildRequest;
  readonly plan: BuildPlan;
}

/** Other values for the parameters of a build; answered by those that were changed, or by undefined. */
export interface BuildParametersDialog {
  readonly kind: 'build-parameters';
  readonly title: string;
  readonly parameters: readonly BuildParameter[];
}

/** Where a build of a recipe runs, and where its image goes. */
export interface BuildPlace {
  readonly infrastructureArn: string;
  readonly distributionArn?: string;
}

/** Where a recipe of the account is built; answered by the ARNs, or by undefined. */
export interface BuildPlaceDialog {
  readonly kind: 'build-place';
  readonly title: string;
  readonly places: BuildPlaces;
}

export type DialogRequest =
  | ChoiceDialog
  | DispositionDialog
  | PromptDialog
  | FolderDialog
  | CompareDialog
  | RehearsalDialog
  | ConnectionDialog
  | DeletionDialog
  | DeviceDialog
  | BuildPlanDialog
  | BuildParametersDialog
  | BuildPlaceDialog;
/** What dialogs are answered by that do more than choose. */
interface Answers {
  readonly disposition: DispositionChoice;
  readonly rehearsal: RehearsalChoice;
  readonly connection: ConnectionChoice;
  readonly 'build-plan': BuildPlan;
  readonly 'build-parameters': ParameterValues;
  readonly 'build-place': BuildPlace;
}

export type DialogAnswer<Request> = Request extends { readonly kind: infer Kind extends keyof Answers } ? Answers[Kind] : string;

export interface OpenDialog {
  readonly id: number;
  readonly request: DialogRequest;
}

type DialogsEvent = { readonly type: 'opened'; readonly dialog: OpenDialog } | { readonly type: 'closed'; readonly id: number };

export interface Dialogs {
  readonly store: EventStore<readonly OpenDialog[], DialogsEvent>;
  /** Resolves with the answer; undefined means that the user dismissed it, or that `withdrawn` aborted and it is asked no more. */
  ask<Request extends DialogRequest>(request: Request, withdrawn?: AbortSignal): Promise<DialogAnswer<Request> | undefined>;
  answer(id: number, value: DialogAnswer<DialogRequest> | undefined): void;
}

export function createDialogs(): Dialogs {
  const store = createEventStore<readonly OpenDialog[], DialogsEvent>([], (open, event) =>
    event.type === 'opened' ? [...open, event.dialog] : open.filter((dialog) => dialog.id !== event.id),
  );
  const answers = new Map<number, (value: DialogAnswer<DialogRequest> | undefined) => void>();
  let lastId = 0;
  const answer: Dialogs['answer'] = (id, value) => {
    answers.get(id)?.(value);
    answers.delete(id);
    store.apply({ type: 'closed', id });
  };
  return {
    store,
    ask: <Request extends DialogRequest>(request: Request, withdrawn?: AbortSignal) =>
      new Promise<DialogAnswer<Request> | undefined>((resolve) => {
        const id = ++lastId;
        // The component of a kind gives the answers of that kind: `Answerable` sees to it.
        answers.set(id, resolve as (value: DialogAnswer<DialogRequest> | undefined) => void);
        store.apply({ type: 'opened', dialog: { id, request } });
        withdrawn?.addEventListener('abort', () => answer(id, undefined), { once: true });
      }),
    answer,
  };
}

/** What the component of a dialog gets. */
export interface Answerable<Request extends DialogRequest> {
  readonly request: Request;
  readonly answer: (value: DialogAnswer<Request> | undefined) => void;
}
