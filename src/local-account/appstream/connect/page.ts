// The page that stands in for a streaming session: plain HTML without scripts, so that it needs no trust.
import type { ApplicationFacts, BuilderRecord } from '../records.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const text = (value: string) => value.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

export interface BuilderPage {
  readonly name: string;
  readonly builder: BuilderRecord;
  /** What became of the last thing that was asked. */
  readonly notice: string | undefined;
  readonly expires: Date;
}

const style = `:root{color-scheme:light dark;font:14px/1.5 system-ui,sans-serif}body{max-width:48rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}label{display:block;margin:.5rem 0}input[type=text]{width:100%;box-sizing:border-box;padding:4px 8px;font:inherit}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:4px 8px;border-bottom:1px solid #8884}button{font:inherit;padding:4px 12px}
[role=status]{border-left:4px solid #b04a1a;padding:4px 12px}`;

function html(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${text(title)}</title><style>${style}</style></head><body>${body}</body></html>`;
}

const field = (name: string, label: string, required = false) =>
  `<label>${text(label)}<input type="text" name="${name}"${required ? ' required' : ''}></label>`;

const tick = (name: string, label: string) => `<label><input type="checkbox" name="${name}"> ${text(label)}</label>`;

function form(action: string, button: string, fields: string): string {
  return `<form method="post"><input type="hidden" name="action" value="${action}">${fields}<p><button>${text(button)}</button></p></form>`;
}

function applicationRow({ name, displayName, launchPath }: ApplicationFacts): string {
  const remove = `<form method="post"><input type="hidden" name="action" value="remove"><input type="hidden" name="name" value="${text(name)}"><button aria-label="Remove ${text(name)}">Remove</button></form>`;
  return `<tr><td>${text(name)}</td><td>${text(displayName)}</td><td><code>${text(launchPath)}</code></td><td>${remove}</td></tr>`;
}

/** The builder as somebody sees it who has connected: the steps of Image Assistant one below the other. */
export function builderPage({ name, builder, notice, expires }: BuilderPage): string {
  const { applications, platform, instanceType, state, optimized } = builder;
  const rows = applications.map(applicationRow).join('');
  const table = `<table><thead><tr><th>Name</th><th>Display name</th><th>Path</th><th></th></tr></thead><tbody>${rows}</tbody></table>`;
  const facts = `<p>${text(state)} · ${text(platform)} · ${text(instanceType)} · this page is good until ${text(expires.toISOString())}</p>`;
  const addition = [
    field('name', 'Name', true),
    field('path', 'Absolute path of the program', true),
    field('display', 'Display name'),
    field('icon', 'Absolute path of the icon'),
    field('directory', 'Working directory'),
    field('parameters', 'Launch parameters'),
  ].join('');
  const image = [
    field('name', 'Name of the image', true),
    field('display', 'Display name'),
    field('description', 'Description'),
    tick('latest', 'Always use the newest agent'),
    tick('dynamic', 'Dynamic app catalog'),
    tick('dry', 'Only check whether it can be created'),
  ].join('');
  const body = [
    `<h1>${text(name)}</h1>`,
    '<p>This page stands in for the streaming session: nothing of Windows runs on this computer.</p>',
    facts,
    notice === undefined ? '' : `<p role="status">${text(notice)}</p>`,
    `<h2>1. Applications (${applications.length} of 50)</h2>${applications.length > 0 ? table : '<p>None yet.</p>'}`,
    form('add', 'Add application', addition),
    `<h2>2. Optimize</h2><p>${optimized ? 'The applications were opened once.' : 'Opens each application once, so that it starts sooner.'}</p>`,
    form('optimize', 'Optimize', ''),
    `<h2>3. Image</h2>${form('create', 'Create image', image)}`,
  ].join('');
  return html(`${name} - image builder`, body);
}

/** A page that only says something. */
export const messagePage = (title: string, message: string): string => html(title, `<h1>${text(title)}</h1><p>${text(message)}</p>`);
