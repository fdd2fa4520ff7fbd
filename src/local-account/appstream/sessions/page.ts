// The page that stands in for a user's session: plain HTML without scripts, so that it needs no trust.
import { escapeXml as text } from '../../protocol/xml.ts';
import type { UserSessionRecord } from '../records.ts';

const style = `:root{color-scheme:light dark;font:14px/1.5 system-ui,sans-serif}body{max-width:40rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem}dt{font-weight:600}dd{margin:0 0 .5rem}form{display:inline-block;margin-right:8px}button{font:inherit;padding:4px 12px}`;

function html(title: string, body: string): string {
  const head = `<meta charset="utf-8"><title>${text(title)}</title><style>${style}</style>`;
  return `<!doctype html><html lang="en"><head>${head}</head><body><main>${body}</main></body></html>`;
}

const button = (action: string, label: string) =>
  `<form method="post"><input type="hidden" name="action" value="${action}"><button>${label}</button></form>`;

/** A session that runs, as its user sees it. */
export function sessionPage({ user, stack, fleet, instanceId, ends }: UserSessionRecord, applications: readonly string[]): string {
  const facts = Object.entries({
    ...{ User: user, Stack: stack, Fleet: fleet, Instance: instanceId, 'Ends at the latest': new Date(ends).toISOString() },
    Applications: applications.length > 0 ? applications.join(', ') : 'None',
  });
  const body = [
    `<h1>Session on ${text(fleet)}</h1>`,
    '<p>This page stands in for the streaming session: nothing of Windows runs on this computer.</p>',
    `<dl>${facts.map(([name, value]) => `<dt>${text(name)}</dt><dd>${text(value)}</dd>`).join('')}</dl>`,
    button('disconnect', 'Disconnect'),
    button('end', 'End session'),
  ];
  return html(`Session on ${fleet}`, body.join(''));
}

/** A page that only says something. */
export const saying = (title: string, message: string): string => html(title, `<h1>${text(title)}</h1><p>${text(message)}</p>`);
