// Forms and their fields: each is labelled, and keeps what somebody typed when it is refused.
import type { BuilderRecord } from '../records.ts';
import { type Html, html } from './html.ts';
import type { OpenSession } from './sessions.ts';

/** What a step is shown with. */
export interface View {
  readonly session: OpenSession;
  readonly builder: BuilderRecord;
  /** The form that was refused, with what was typed. */
  readonly refused?: URLSearchParams | undefined;
}

interface FormParts {
  readonly action: string;
  readonly button: string;
  readonly fields?: Html | readonly Html[];
  readonly main?: boolean;
  /** What the button is called for those who do not see the row it stands in. */
  readonly label?: string;
}

/** A form that goes back to the step it stands on, and carries what only this session's pages know. */
export function form({ session }: View, { action, button, fields = [], main = false, label = button }: FormParts): Html {
  return html`<form method="post"><input type="hidden" name="token" value="${session.formToken}"><input type="hidden" name="action" value="${action}">
${fields}<button class="${main ? 'main' : ''}" aria-label="${label}">${button}</button></form>`;
}

/** A field that a form carries and nobody sees. */
export const hidden = (name: string, value: string): Html => html`<input type="hidden" name="${name}" value="${value}">`;

interface FieldParts {
  readonly action: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  /** What stands there at first. */
  readonly value?: string | undefined;
}

function typed({ refused }: View, { action, name, value }: FieldParts): string {
  return (refused?.get('action') === action ? refused.get(name) : undefined) ?? value ?? '';
}

const hintOf = (id: string, hint: string | undefined): Html | undefined =>
  hint === undefined ? undefined : html`<p class="hint" id="${id}-hint">${hint}</p>`;

/** A line of text. */
export function field(view: View, parts: FieldParts): Html {
  const { action, name, label, hint, required = false } = parts;
  const id = `${action}-${name}`;
  const described = hint === undefined ? '' : `${id}-hint`;
  const must = required ? html` required` : undefined;
  return html`<label for="${id}">${label}${required ? ' (required)' : ''}</label>${hintOf(id, hint)}<input id="${id}" name="${name}" value="${typed(view, parts)}" aria-describedby="${described}" autocomplete="off" spellcheck="false"${must}>`;
}

/** Several lines of text. */
export function area(view: View, parts: FieldParts): Html {
  const { action, name, label, hint } = parts;
  const id = `${action}-${name}`;
  return html`<label for="${id}">${label}</label>${hintOf(id, hint)}<textarea id="${id}" name="${name}" rows="4" aria-describedby="${hint === undefined ? '' : `${id}-hint`}" spellcheck="false">${typed(view, parts)}</textarea>`;
}

/** Something that is so or not. */
export function tick({ refused }: View, { action, name, label, on }: { action: string; name: string; label: string; on: boolean }): Html {
  const checked = refused?.get('action') === action ? refused.has(name) : on;
  return html`<label class="tick"><input type="checkbox" name="${name}"${checked ? html` checked` : undefined}>${label}</label>`;
}

/** What a field says; undefined where it was left empty. */
export const given = (sent: URLSearchParams, name: string): string | undefined => sent.get(name)?.trim() || undefined;
