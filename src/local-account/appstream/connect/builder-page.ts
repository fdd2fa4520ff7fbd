// The builder as somebody sees it who has connected: Image Assistant, one step at a time.
import { images } from '../records.ts';
import { allowedIn } from '../states.ts';
import type { View } from './form.ts';
import type { Page } from './frame.ts';
import { type Html, html } from './html.ts';
import { type Step, steps, windows } from './steps/index.ts';

/** What became of the last thing that was asked. */
export interface Notice {
  readonly text: string;
  readonly isRefusal: boolean;
}

export interface Shown extends View {
  readonly step: Step;
  readonly notice: Notice | undefined;
}

function navigation(current: Step): Html {
  const links = steps.map((step, index) => {
    const mark = step.id === current.id ? html` aria-current="step"` : undefined;
    return html`<li><a href="?step=${step.id}"${mark}>${index + 1}. ${step.title}</a></li>`;
  });
  const desktop = html`<a href="?step=${windows.id}"${current.id === windows.id ? html` aria-current="page"` : undefined}>${windows.title}</a>`;
  return html`<nav aria-label="Steps"><ol>${links}<li>${desktop}</li></ol></nav>`;
}

/** The way to the steps before and behind this one. */
function onward(current: Step): Html | undefined {
  if (!steps.includes(current)) return undefined;
  const at = steps.findIndex(({ id }) => id === current.id);
  const link = (step: Step | undefined, word: string) =>
    step && html`<a class="button" href="?step=${step.id}">${word}: ${step.title.toLowerCase()}</a>`;
  // What the image is to be is sent with its form, which then leads on.
  const next = current.id === 'image' ? undefined : steps[at + 1];
  return html`<div class="row">${link(steps[at - 1], 'Back')}${link(next, 'Next')}</div>`;
}

function said(notice: Notice | undefined): Html | undefined {
  return notice && html`<p class="notice" role="${notice.isRefusal ? 'alert' : 'status'}">${notice.text}</p>`;
}

function heading({ session, builder }: View): Html {
  const { platform, instanceType, state, agentVersion } = builder;
  const until = new Date(session.expires).toISOString().slice(0, 16).replace('T', ' ');
  return html`<header><h1>${session.builder}</h1><p class="quiet">${state} · ${platform} · ${instanceType} · agent ${agentVersion}</p>
<p class="quiet">This page stands in for the streaming session of the image builder: no Windows and no program runs here. It is good until ${until} UTC.</p></header>`;
}

/** While the builder is in a state in which nobody is connected to it. */
function resting({ session, builder }: View): Html {
  const name = session.wish?.name;
  const image = name === undefined ? undefined : images.find(session.owner, name);
  const made = image?.builderName === session.builder ? html`<p>The image ${name} is ${image.state}.</p>` : undefined;
  return html`${made}<p>The image builder is ${builder.state}: nothing can be done on it now. Once it is ${allowedIn.connect.join(' or ')}, this page goes on.</p>
<div class="row"><a class="button" href="?">Look again</a></div>`;
}

export function builderPage(shown: Shown): Page {
  const { session, builder, step, notice } = shown;
  if (!allowedIn.connect.includes(builder.state)) {
    return { title: `${builder.state} - ${session.builder}`, body: html`${heading(shown)}<main>${said(notice)}${resting(shown)}</main>` };
  }
  const body = html`${heading(shown)}${navigation(step)}<main>${said(notice)}<h2>${step.title}</h2>${step.view(shown)}${onward(step)}</main>`;
  return { title: `${step.title} - ${session.builder}`, body };
}
