import { describe, expect, it } from 'vitest';
import { builderAction, builderActions, whyForbidden } from './appstream-builder-actions.ts';
import { builderStates } from './appstream-builder-states.ts';

const allowed = (state: string) => builderActions.filter((action) => builderAction(state, action) === true);

describe('what a state allows', () => {
  it('is to connect to and stop what runs, start what is stopped, and delete what is stopped or failed', () => {
    expect(Object.fromEntries(builderStates.map((state) => [state, allowed(state)]))).toEqual({
      PENDING: [],
      UPDATING_AGENT: [],
      RUNNING: ['connect', 'stop', 'stageSoftware', 'deploySoftware'],
      STOPPING: [],
      STOPPED: ['start', 'delete', 'stageSoftware'],
      REBOOTING: [],
      SNAPSHOTTING: [],
      DELETING: [],
      FAILED: ['delete'],
      UPDATING: [],
      PENDING_QUALIFICATION: [],
      PENDING_SYNCING_APPS: [],
      SYNCING_APPS: [],
      PENDING_IMAGE_IMPORT: [],
    });
  });

  it.each(['PAUSED', '', 'constructor', 'running'])('is nothing where nobody knows the state “%s”', (state) => {
    expect(allowed(state)).toEqual([]);
    for (const action of builderActions) expect(whyForbidden(state, action)).toContain('knows nothing about');
  });

  it('is told with the reason and the way out wherever it is forbidden', () => {
    for (const state of builderStates)
      for (const action of builderActions) {
        const verdict = builderAction(state, action);
        if (verdict !== true) expect([verdict.reason, verdict.wayOut].every((text) => /^[A-Z].+\.$/.test(text))).toBe(true);
      }
  });

  it('leads to what was wanted', () => {
    expect(whyForbidden('RUNNING', 'delete')).toBe('It is running. Stop it first.');
    expect(whyForbidden('PENDING', 'delete')).toBe('It is still starting. Wait until it runs, then stop it.');
    expect(whyForbidden('PENDING', 'connect')).toBe('It is still starting. Wait until it runs.');
    expect(whyForbidden('STOPPED', 'connect')).toBe('It is stopped. Start it first.');
    expect(whyForbidden('SNAPSHOTTING', 'connect')).toBe('An image is being made of it. Wait until it has stopped, then start it.');
    expect(whyForbidden('STOPPED', 'stop')).toBe('It is stopped. There is nothing to do.');
    expect(whyForbidden('FAILED', 'start')).toBe('It has failed. Delete it, and launch another one.');
    expect(whyForbidden('DELETING', 'start')).toBe('It is being deleted. Wait until it is gone.');
  });
});
