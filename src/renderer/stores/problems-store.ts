import type { DocumentAnalysis } from '../language/protocol.ts';
import { createEventStore, type EventStore } from './event-store.ts';

/** What the language worker last said of each open document, by the id of its tab. */
export interface ProblemsState {
  readonly documents: Readonly<Record<string, DocumentAnalysis>>;
}

export type ProblemsEvent =
  | { readonly type: 'analysed'; readonly id: string; readonly analysis: DocumentAnalysis }
  | { readonly type: 'closed'; readonly id: string };

export type ProblemsStore = EventStore<ProblemsState, ProblemsEvent>;

export function applyProblems(state: ProblemsState, event: ProblemsEvent): ProblemsState {
  if (event.type === 'analysed') return { documents: { ...state.documents, [event.id]: event.analysis } };
  const { [event.id]: _, ...documents } = state.documents;
  return { documents };
}

export const createProblemsStore = (): ProblemsStore => createEventStore<ProblemsState, ProblemsEvent>({ documents: {} }, applyProblems);
