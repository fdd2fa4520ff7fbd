import { expect, it } from 'vitest';
import type { RehearsalEvent } from './events.ts';
import { type RehearsalResult, type RehearseRequest, rehearse } from './rehearse.ts';
import type { Sandbox } from './sandbox/driver.ts';
import type { ChooseSandbox } from './sandbox-choice.ts';
import { bash, chooseSandbox, describeInSandbox, withSteps } from './test-kit.ts';

interface Told {
  readonly result: RehearsalResult;
  readonly events: readonly RehearsalEvent[];
}

async function tell(text: string, more: Partial<RehearseRequest> = {}, choose: ChooseSandbox = chooseSandbox): Promise<Told> {
  const events: RehearsalEvent[] = [];
  const request: RehearseRequest = { title: 'doc.yaml', text, parameters: {}, network: 'none', driver: 'namespace', ...more };
  const task = { signal: new AbortController().signal, emit: (event: RehearsalEvent) => void events.push(event) };
  return { result: await rehearse({ chooseSandbox: choose, services: {} }, request, task), events };
}

/** A chooser whose sandbox is the real one but for what `change` replaces; tells how often it was closed. */
function tampered(change: (sandbox: Sandbox) => Partial<Sandbox>): { readonly choose: ChooseSandbox; readonly closed: () => number } {
  let closed = 0;
  const choose: ChooseSandbox = async (wish, task) => {
    const choice = await chooseSandbox(wish, task);
    if (!choice.available) return choice;
    const open: typeof choice.driver.open = async (request) => {
      const real = await choice.driver.open(request);
      const close = async (): Promise<void> => {
        closed += 1;
        await real.close();
      };
      return { ...real, ...change(real), close };
    };
    return { ...choice, driver: { ...choice.driver, open } };
  };
  return { choose, closed: () => closed };
}

const never: ChooseSandbox = () => Promise.reject(new Error('no sandbox should be asked for'));

it('refuses a document with mistakes before it asks for a sandbox', async () => {
  const { result, events } = await tell('schemaVersion: 1.0\nphases: []\n', {}, never);
  expect(result).toMatchObject({ outcome: 'not-runnable' });
  expect(result.outcome === 'not-runnable' && result.errors.length).toBeGreaterThan(0);
  expect(events).toEqual([]);
});

it('names the parameters that lack a value before it asks for a sandbox', async () => {
  const text = `parameters:\n  - Needed: {type: string}\n${withSteps(bash('Use', 'echo {{ Needed }}'))}`;
  expect((await tell(text, {}, never)).result).toEqual({ outcome: 'missing-parameters', names: ['Needed'] });
});

it('passes on why there is no sandbox and what helps', async () => {
  const none: ChooseSandbox = () => Promise.resolve({ available: false, reason: 'bwrap is missing', remedy: 'Install bubblewrap' });
  const { result, events } = await tell(withSteps(bash('Say', 'true')), {}, none);
  expect(result).toEqual({ outcome: 'no-sandbox', reason: 'bwrap is missing', remedy: 'Install bubblewrap' });
  expect(events).toEqual([]);
});

describeInSandbox('a rehearsal', () => {
  it('begins with the plan and ends with the files that changed', async () => {
    const { result, events } = await tell(withSteps(bash('Make', 'mkdir /opt/made; echo x >/opt/made/file')));
    expect(result).toEqual({ outcome: 'finished', status: 'Success' });
    expect(events.at(0)).toMatchObject({
      type: 'runStarted',
      document: 'doc.yaml',
      driver: 'namespace',
      steps: [{ phase: 'build', step: 'Make', action: 'ExecuteBash', range: { start: { line: 4, character: 6 } } }],
    });
    expect(events.at(-1)).toMatchObject({ type: 'runFinished', status: 'Success' });
    const changes = events.flatMap((event) => (event.type === 'runFinished' ? event.changes : []));
    expect(changes).toEqual(expect.arrayContaining([{ kind: 'added', path: '/opt/made/file', type: 'file', size: 2 }]));
  });

  it('names the step that failed at its end', async () => {
    const { result, events } = await tell(withSteps(bash('Bad', 'exit 3')));
    expect(result).toEqual({ outcome: 'finished', status: 'Failed' });
    expect(events.at(-1)).toMatchObject({
      status: 'Failed',
      failed: { phase: 'build', step: 'Bad', action: 'ExecuteBash', message: expect.any(String) },
    });
  });

  it("sets Image Builder's variables, with the stage in IMAGE_PHASE", async () => {
    const text = `${withSteps(bash('Build', 'echo $IMAGE_PHASE'))}  - name: test\n    steps:\n      - {name: Test, action: ExecuteBash, inputs: {commands: ['echo $IMAGE_PHASE']}}\n`;
    const { events } = await tell(text);
    expect(events.flatMap((event) => (event.type === 'output' ? event.lines : []))).toEqual(['BUILDING', 'TESTING']);
  });

  it('warns of phases that are not there and of parameters that nobody declared', async () => {
    const { result, events } = await tell(withSteps(bash('Say', 'true')), { phases: ['biuld'], parameters: { Nobody: 'x' } });
    expect(result).toEqual({ outcome: 'finished', status: 'Success' });
    const notes = events.flatMap((event) => (event.type === 'runStarted' ? event.notes : [])).join('\n');
    expect(notes).toContain('biuld');
    expect(notes).toContain('No step was run');
    expect(notes).toContain('Nobody');
  });

  it('closes the sandbox and ends the story when the sandbox fails', async () => {
    const { choose, closed } = tampered(() => ({ exec: () => Promise.reject(new Error('the machine is gone')) }));
    const events: RehearsalEvent[] = [];
    const request: RehearseRequest = { title: 'd', text: withSteps(bash('Say', 'true')), parameters: {}, network: 'none', driver: 'auto' };
    const task = { signal: new AbortController().signal, emit: (event: RehearsalEvent) => void events.push(event) };
    await expect(rehearse({ chooseSandbox: choose, services: {} }, request, task)).rejects.toThrow('the machine is gone');
    expect(events.at(-1)).toMatchObject({ type: 'runFinished', status: 'Failed', message: expect.stringContaining('the machine is gone') });
    expect(closed()).toBe(1);
  });

  it.each(['choosing', 'stepStarted', 'output'])('can be cancelled at %s', async (moment) => {
    const stop = new AbortController();
    const { choose, closed } = tampered(() => ({}));
    const choosing: ChooseSandbox = (wish, task) => {
      if (moment === 'choosing') stop.abort();
      return choose(wish, task);
    };
    const events: RehearsalEvent[] = [];
    const emit = (event: RehearsalEvent): void => {
      events.push(event);
      if (event.type === moment) stop.abort();
    };
    const text = withSteps(bash('Slow', 'echo begun; sleep 60'));
    const request: RehearseRequest = { title: 'd', text, parameters: {}, network: 'none', driver: 'namespace' };
    const result = await rehearse({ chooseSandbox: choosing, services: {} }, request, { signal: stop.signal, emit });
    expect(result).toEqual({ outcome: 'finished', status: 'Cancelled' });
    expect(closed()).toBe(moment === 'choosing' ? 0 : 1);
    if (moment !== 'choosing') expect(events.at(-1)).toMatchObject({ type: 'runFinished', status: 'Cancelled' });
  });
});
