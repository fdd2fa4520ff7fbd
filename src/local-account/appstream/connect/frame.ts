// What all pages of the stand-in have in common: plain HTML without scripts, so that it needs no trust.
import { createHash } from 'node:crypto';
import type { WireResponse } from '../../protocol/wire.ts';
import { type Html, html } from './html.ts';

const style = `
:root { color-scheme: light dark; --line: light-dark(#c8ccd1, #484f58); --quiet: light-dark(#57606a, #9ea7b3); --accent: light-dark(#0b62b8, #6cb6ff);
  --bad: light-dark(#b42318, #ff9a8f); --good: light-dark(#1a6d2f, #6fd68a); --field: light-dark(#ffffff, #1c2128); font: 13px/1.5 system-ui, sans-serif; }
@media (prefers-contrast: more) { :root { --line: currentColor; --quiet: currentColor; } }
* { box-sizing: border-box; }
body { max-width: 56rem; margin: 24px auto; padding: 0 16px; background: light-dark(#f6f8fa, #16191d); color: light-dark(#1f2328, #e6e9ec); }
h1 { font-size: 20px; margin: 0 0 4px; } h2 { font-size: 16px; margin: 24px 0 8px; } h3 { font-size: 13px; margin: 16px 0 4px; }
p { margin: 8px 0; max-width: 44rem; } .quiet { color: var(--quiet); } a { color: var(--accent); }
nav ol { display: flex; flex-wrap: wrap; gap: 4px; list-style: none; margin: 16px 0; padding: 0 0 8px; border-bottom: 1px solid var(--line); }
nav a { display: block; padding: 4px 8px; border-radius: 4px; text-decoration: none; color: inherit; }
nav li:last-child { margin-left: auto; } nav a:hover { text-decoration: underline; } nav a[aria-current] { font-weight: 600; text-decoration: underline; text-underline-offset: 4px; color: var(--accent); }
label { display: block; margin: 12px 0 4px; font-weight: 600; } label.tick { font-weight: normal; } label.tick input { margin: 0 8px 0 0; }
.hint { color: var(--quiet); margin: 0 0 4px; } fieldset { border: 1px solid var(--line); margin: 12px 0; padding: 4px 12px 12px; }
input:not([type=checkbox]), textarea { width: 100%; padding: 4px 8px; font: inherit; color: inherit; background: var(--field); border: 1px solid var(--line); border-radius: 4px; }
button, .button { display: inline-block; font: inherit; padding: 4px 12px; border: 1px solid var(--line); border-radius: 4px; background: var(--field); color: inherit; cursor: pointer; text-decoration: none; }
button.main { background: light-dark(#0b62b8, #1f6fc2); border-color: transparent; color: #ffffff; font-weight: 600; } .row { display: flex; flex-wrap: wrap; gap: 8px; margin: 16px 0; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; color: var(--quiet); padding: 4px 0; } td, th { text-align: left; padding: 4px 8px 4px 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
input ~ button, .tick ~ button { margin-top: 16px; } input[type=hidden] + button { margin-top: 0; } td form { display: inline; } code { font-family: ui-monospace, monospace; } dt { font-weight: 600; margin-top: 8px; } dd { margin: 0; overflow-wrap: anywhere; }
.notice { border: 1px solid var(--line); border-left: 4px solid var(--good); padding: 8px 12px; margin: 16px 0; } .notice[role=alert] { border-left-color: var(--bad); }
@media (forced-colors: active) { button.main { border-color: ButtonText; } }
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** Nothing is loaded, from anywhere; the one style is known by its hash; forms go back to where they are from. */
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;

const headers = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  // With `no-referrer` browsers send forms without saying from where, and those are refused.
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

export interface Page {
  readonly title: string;
  readonly body: Html;
  /** Where the browser goes on to by itself. */
  readonly onward?: string | undefined;
}

type MoreHeaders = Readonly<Record<string, string>>;

/** A page as a response. */
export function pageResponse(status: number, { title, body, onward }: Page, more: MoreHeaders = {}): WireResponse {
  const refresh = onward === undefined ? undefined : html`<meta http-equiv="refresh" content="0; url=${onward}">`;
  const text = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">${refresh}<title>${title}</title><style>${{ html: style }}</style></head>
<body>${body}</body></html>`;
  return { status, contentType: 'text/html; charset=utf-8', headers: { ...headers, ...more }, body: text.html };
}

/** A page that only says something. */
export function messageResponse(status: number, title: string, message: string): WireResponse {
  return pageResponse(status, { title, body: html`<main><h1>${title}</h1><p>${message}</p></main>` });
}

/** Sends the browser to a place of this endpoint, so that to reload what it shows then repeats nothing. */
export function redirect(location: string): WireResponse {
  return { status: 303, contentType: 'text/html; charset=utf-8', headers: { ...headers, Location: location }, body: '' };
}
