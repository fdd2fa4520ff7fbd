import { type AccountTarget, billingNotes } from '../../contract/index.ts';
import type { Workbench } from '../workbench.ts';

/** What is added where costs at a place are told. */
export function billingNotesAt({ app }: Workbench, { connection }: AccountTarget): readonly string[] {
  const known = app.getState().info?.connection;
  return known?.id === connection ? billingNotes(known.hosting) : [];
}
