import { build, buildWith } from '../publish/build.ts';
import { cancelRun, removeOldRuns, removeRuns, retryRun } from '../runs/run-actions.ts';
import { exportRun, openRunFile } from '../runs/run-transfer.ts';
import { isOver } from '../runs/run-words.ts';
import { explainSandbox } from '../runs/sandbox.ts';
import { rehearse, rehearseWith, rerun } from '../runs/start-run.ts';
import { switchNotices } from '../runs/tell-run-end.ts';
import type { Workbench } from '../workbench.ts';
import { always, type Command, type Enabled } from './command.ts';
import { activeFile, activeKind } from './context.ts';

const BUILDABLE = ['image-recipe', 'container-recipe', 'image-pipeline'];

function canRehearse(workbench: Workbench): Enabled {
  return activeKind(workbench) === 'component' && activeFile(workbench)
    ? true
    : 'Open a component document of the workspace to rehearse it.';
}

function canBuild(workbench: Workbench): Enabled {
  const kind = activeKind(workbench);
  return kind && BUILDABLE.includes(kind) && activeFile(workbench) ? true : 'Open a recipe or pipeline of the workspace to build it.';
}

function shownRun({ runs }: Workbench) {
  const { details, shownId } = runs.getState();
  return shownId === undefined ? undefined : details[shownId]?.run;
}

export const runCommands: readonly Command[] = [
  {
    id: 'run.rehearse',
    category: 'Run',
    title: 'Rehearse',
    keys: ['F5'],
    icon: 'play',
    enabled: canRehearse,
    run: async (workbench) => {
      const file = activeFile(workbench);
      if (file) await rehearse(workbench, file);
    },
  },
  {
    id: 'run.rehearseWith',
    category: 'Run',
    title: 'Rehearse with…',
    icon: 'chevron-down',
    enabled: canRehearse,
    run: async (workbench) => {
      const file = activeFile(workbench);
      if (file) await rehearseWith(workbench, file);
    },
  },
  {
    id: 'run.build',
    category: 'Run',
    title: 'Build',
    keys: ['Mod+Shift+B'],
    icon: 'package',
    enabled: canBuild,
    run: async (workbench) => {
      const file = activeFile(workbench);
      if (file) await build(workbench, file);
    },
  },
  {
    id: 'run.buildWith',
    category: 'Run',
    title: 'Build with other parameters…',
    icon: 'settings',
    enabled: canBuild,
    run: async (workbench) => {
      const file = activeFile(workbench);
      if (file) await buildWith(workbench, file);
    },
  },
  {
    id: 'run.cancel',
    category: 'Run',
    title: 'Cancel run',
    keys: ['Shift+F5'],
    icon: 'debug-stop',
    enabled: (workbench) => {
      const run = shownRun(workbench);
      return run && !isOver(run.state) ? true : 'No run is under way in the run view.';
    },
    run: async (workbench) => {
      const run = shownRun(workbench);
      if (run) await cancelRun(workbench, run);
    },
  },
  {
    id: 'run.again',
    category: 'Run',
    title: 'Run again',
    icon: 'debug-restart',
    enabled: (workbench) => {
      const run = shownRun(workbench);
      if (!run) return 'Open a run first.';
      if (!isOver(run.state)) return 'The run is still under way.';
      if (run.imported || run.file === '') return 'This run has no file here that could be run again.';
      const isHere = run.root === '' || run.root === workbench.workspace.getState().workspace?.root;
      return isHere ? true : `This run belongs to another folder: ${run.root}`;
    },
    run: async (workbench) => {
      const run = shownRun(workbench);
      if (run) await rerun(workbench, run);
    },
  },
  {
    id: 'run.retry',
    category: 'Run',
    title: 'Retry build where it failed…',
    icon: 'debug-restart-frame',
    enabled: (workbench) => {
      const run = shownRun(workbench);
      if (!run) return 'Open a run first.';
      return run.retryable === true
        ? true
        : 'The account takes up again only what failed in its tests or on its way to Regions and accounts.';
    },
    run: async (workbench) => {
      const run = shownRun(workbench);
      if (run) await retryRun(workbench, run);
    },
  },
  {
    id: 'run.export',
    category: 'Run',
    title: 'Export run as a file',
    icon: 'export',
    enabled: (workbench) => (shownRun(workbench) ? true : 'Open a run first.'),
    run: async (workbench) => {
      const run = shownRun(workbench);
      if (run) await exportRun(workbench, run);
    },
  },
  {
    id: 'run.open',
    category: 'Run',
    title: 'Open run from a file…',
    icon: 'folder-opened',
    enabled: always,
    run: openRunFile,
  },
  {
    id: 'run.delete',
    category: 'Run',
    title: 'Delete run…',
    icon: 'trash',
    enabled: (workbench) => (shownRun(workbench) ? true : 'Open a run first.'),
    run: async (workbench) => {
      const run = shownRun(workbench);
      if (run) await removeRuns(workbench, [run]);
    },
  },
  {
    id: 'run.deleteOld',
    category: 'Run',
    title: 'Delete old runs…',
    icon: 'clear-all',
    enabled: always,
    run: removeOldRuns,
  },
  {
    id: 'run.notices',
    category: 'Run',
    title: 'Switch notices of ended runs on or off',
    icon: 'bell',
    enabled: always,
    run: switchNotices,
  },
  {
    id: 'run.sandbox',
    category: 'Run',
    title: 'About the sandbox',
    enabled: always,
    run: async (workbench) => {
      const { info } = workbench.app.getState();
      if (info) await explainSandbox(workbench, info.sandbox);
    },
  },
];
