import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { AppStreamTab } from '../appstream/appstream-tab.tsx';
import { CatalogueTab } from '../catalogue/catalogue-tab.tsx';
import { CleanupTab } from '../cleanup/cleanup-tab.tsx';
import { EditorTabs } from '../editor/editor-tabs.tsx';
import { TextTab } from '../editor/text-tab.tsx';
import { ImageTab } from '../image/image-tab.tsx';
import { PolicyTab } from '../lifecycle/policy-tab.tsx';
import { PreflightTab } from '../preflight/preflight-tab.tsx';
import { PlanTab } from '../publish/plan-tab.tsx';
import { ResourceTab } from '../resource/resource-tab.tsx';
import type { Tab } from '../stores/editors-store.ts';
import { CommandButton } from '../ui/command-button.tsx';
import { Loading } from '../ui/empty-state.tsx';
import { Welcome } from '../welcome/welcome.tsx';
import { useWorkbench } from './use-workbench.ts';

/** All rules with their examples: the window needs them only here, the worker has its own. */
const RuleTab = lazy(async () => ({ default: (await import('../rules/rule-tab.tsx')).RuleTab }));

/** A form that few open, with the reckoning of schedules. */
const PipelineTab = lazy(async () => ({ default: (await import('../pipelines/pipeline-tab.tsx')).PipelineTab }));

/** The tabs and what the active one shows; the welcome page while there is none. */
export function EditorArea() {
  const { editors } = useWorkbench();
  const active = useStore(editors, (state) => state.tabs.find((tab) => tab.id === state.activeId));
  return (
    <main id="editor" className="editor-area" data-region>
      {active ? (
        <>
          <h1 className="visually-hidden">{`${titleOf(active)} — Kiln`}</h1>
          <header className="editor-head">
            <EditorTabs />
            <div className="editor-actions">
              <CommandButton id="run.rehearse" />
              <CommandButton id="run.rehearseWith" look="icon" />
              <CommandButton id="run.build" />
            </div>
          </header>
          <div id="editor-view" className="editor-view" role="tabpanel" aria-label={titleOf(active)}>
            <TabView tab={active} />
          </div>
        </>
      ) : (
        <Welcome />
      )}
    </main>
  );
}

function TabView({ tab }: { readonly tab: Tab }) {
  if (tab.kind === 'image') return <ImageTab key={tab.id} connection={tab.connection} arn={tab.arn} />;
  if (tab.kind === 'policy') return <PolicyTab key={tab.id} tab={tab} />;
  if (tab.kind === 'cleanup') return <CleanupTab key={tab.id} tab={tab} />;
  if (tab.kind === 'resource') return <ResourceTab key={tab.id} tab={tab} />;
  if (tab.kind === 'catalogue') return <CatalogueTab key={tab.id} kind={tab.resourceKind} />;
  if (tab.kind === 'preflight') return <PreflightTab key={tab.id} tab={tab} />;
  if (tab.kind === 'pipeline')
    return (
      <Suspense fallback={<Loading what="Opening…" />}>
        <PipelineTab key={tab.id} tab={tab} />
      </Suspense>
    );
  if (tab.kind === 'appstream') return <AppStreamTab key={tab.id} tab={tab} />;
  if (tab.kind === 'plan') return <PlanTab key={tab.id} id={tab.id} />;
  if (tab.kind === 'rule')
    return (
      <Suspense fallback={<Loading what="Opening…" />}>
        <RuleTab key={tab.id} rule={tab.rule} />
      </Suspense>
    );
  return <TextTab tab={tab} />;
}

const titleOf = (tab: Tab): string => (tab.kind === 'file' ? tab.path : tab.title);
