import type { PipelineChoices, PipelineDetail } from '../../contract/index.ts';
import type { PipelineForm } from '../pipelines/pipeline-form.ts';
import { createEventStore, type EventStore } from './event-store.ts';

/** What the form of a pipeline shows, by the id of its tab. */
export interface PipelineView {
  readonly error: string | undefined;
  /** undefined: a new pipeline, or one that is not read yet. */
  readonly detail: PipelineDetail | undefined;
  readonly choices: PipelineChoices | undefined;
  /** As it came, to tell what was edited. */
  readonly original: PipelineForm | undefined;
  readonly form: PipelineForm | undefined;
  readonly saving: boolean;
}

export type PipelineViews = Readonly<Record<string, PipelineView>>;

export type PipelinesEvent =
  | { readonly type: 'loading'; readonly id: string }
  | {
      readonly type: 'loaded';
      readonly id: string;
      readonly detail: PipelineDetail | undefined;
      readonly choices: PipelineChoices;
      readonly form: PipelineForm;
    }
  | { readonly type: 'failed'; readonly id: string; readonly message: string }
  | { readonly type: 'edited'; readonly id: string; readonly change: Partial<PipelineForm> }
  | { readonly type: 'saving'; readonly id: string; readonly saving: boolean }
  /** The account has what the form says. */
  | { readonly type: 'saved'; readonly id: string }
  | { readonly type: 'closed'; readonly id: string };

export type PipelinesStore = EventStore<PipelineViews, PipelinesEvent>;

export const emptyPipelineView: PipelineView = {
  ...{ error: undefined, detail: undefined, choices: undefined, original: undefined, form: undefined, saving: false },
};

/** Whether a form says something else than what was read; edits that were taken back are none. */
export const isEdited = ({ form, original }: Pick<PipelineView, 'form' | 'original'>): boolean =>
  form !== original && JSON.stringify(form) !== JSON.stringify(original);

export function applyPipelines(views: PipelineViews, event: PipelinesEvent): PipelineViews {
  if (event.type === 'closed') {
    const { [event.id]: _, ...others } = views;
    return others;
  }
  return { ...views, [event.id]: changed(views[event.id] ?? emptyPipelineView, event) };
}

function changed(view: PipelineView, event: Exclude<PipelinesEvent, { type: 'closed' }>): PipelineView {
  switch (event.type) {
    case 'loading':
      return { ...view, error: undefined };
    case 'loaded':
      return { ...emptyPipelineView, detail: event.detail, choices: event.choices, original: event.form, form: event.form };
    case 'failed':
      return { ...view, error: event.message };
    case 'edited':
      return view.form ? { ...view, form: { ...view.form, ...event.change } } : view;
    case 'saved':
      return { ...view, original: view.form };
    case 'saving':
      return { ...view, saving: event.saving };
  }
}

export const createPipelinesStore = (): PipelinesStore => createEventStore<PipelineViews, PipelinesEvent>({}, applyPipelines);
