import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { PipelineDetail } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { openResource } from '../resource/open-resource.ts';
import { formatAge } from '../runs/duration.ts';
import { useNow } from '../runs/use-now.ts';
import { emptyPipelineView, isEdited, type PipelineView } from '../stores/pipelines-store.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState, Loading } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Scrollable } from '../ui/scrollable.tsx';
import { TestFields, WhatFields } from './build-fields.tsx';
import { loadPipeline, type PipelineTabKind, savePipeline } from './edit-pipeline.ts';
import { LogFields, TagFields } from './more-fields.tsx';
import { faultOf, type PipelineForm } from './pipeline-form.ts';
import { ScheduleFields } from './schedule-fields.tsx';
import { WorkflowFields } from './workflow-fields.tsx';

/** The form of a pipeline: a new one, or one of the account. Nothing is sent before the difference was shown. */
export function PipelineTab({ tab }: { readonly tab: PipelineTabKind }) {
  const workbench = useWorkbench();
  const view = useStore(workbench.pipelines, (views) => views[tab.id] ?? emptyPipelineView);
  useEffect(() => {
    if (workbench.pipelines.getState()[tab.id]?.form === undefined) void loadPipeline(workbench, tab);
  }, [tab, workbench]);
  if (!view.form && view.error !== undefined) {
    return (
      <EmptyState icon="error" title={`${tab.title} cannot be opened`}>
        <p>{view.error}</p>
        <Button kind="primary" onClick={() => void loadPipeline(workbench, tab)}>
          Try again
        </Button>
      </EmptyState>
    );
  }
  if (!view.form) return <Loading what="Reading the pipeline and what it can be made of…" />;
  return <PipelineEditor tab={tab} view={view} form={view.form} />;
}

interface EditorProps {
  readonly tab: PipelineTabKind;
  readonly view: PipelineView;
  readonly form: PipelineForm;
}

function PipelineEditor({ form, tab, view }: EditorProps) {
  const workbench = useWorkbench();
  const now = useNow(30_000);
  const [attempted, setAttempted] = useState(false);
  const { choices, detail, error, saving } = view;
  const edit = (change: Partial<PipelineForm>) => workbench.pipelines.apply({ type: 'edited', id: tab.id, change });
  const isNew = tab.arn === undefined;
  const edited = isEdited(view);
  const fault = edited || attempted ? faultOf(form, new Date(now)) : undefined;
  const save = () => {
    setAttempted(true);
    if (faultOf(form, new Date(now)) === undefined) void savePipeline(workbench, tab);
  };
  return (
    <section className="pipeline-tab" aria-label={tab.title}>
      <header className="pipeline-head">
        <h2>
          <Icon name="git-merge" />
          <span>{isNew ? 'New pipeline' : form.name}</span>
        </h2>
        {detail && <Fared detail={detail} now={now} />}
        <div className="button-row">
          <Button kind="primary" icon="save" disabled={saving || !(edited || isNew)} onClick={save}>
            {isNew ? 'Create…' : 'Save…'}
          </Button>
          {!isNew && (
            <Button icon="discard" disabled={!edited} onClick={() => void loadPipeline(workbench, tab)}>
              Give up changes
            </Button>
          )}
          {tab.arn !== undefined && (
            <Button icon="cloud" onClick={() => openResource(workbench, tab.arn ?? '')}>
              Page of the pipeline
            </Button>
          )}
        </div>
        <p className="field-fault" role="status">
          {error ?? fault}
        </p>
      </header>
      <Scrollable className="pipeline-form" label="Settings of the pipeline">
        {choices && <WhatFields form={form} edit={edit} choices={choices} isNew={isNew} />}
        <ScheduleFields form={form} edit={edit} />
        <TestFields form={form} edit={edit} />
        <WorkflowFields form={form} edit={edit} choices={choices?.workflows ?? []} />
        <LogFields form={form} edit={edit} />
        <TagFields form={form} edit={edit} isNew={isNew} />
      </Scrollable>
    </section>
  );
}

function Fared({ detail, now }: { readonly detail: PipelineDetail; readonly now: number }) {
  const { consecutiveFailures, lastRun, lastRunStatus, nextRun } = detail;
  const facts = [
    lastRun === '' ? 'It has not run yet' : `Last run ${formatAge(lastRun, now)}${lastRunStatus === '' ? '' : `: ${lastRunStatus}`}`,
    ...(nextRun === '' ? [] : [`next run ${new Date(nextRun).toLocaleString('en-GB')}`]),
    ...(consecutiveFailures === 0 ? [] : [`${consecutiveFailures} scheduled runs in a row have failed`]),
  ];
  return <p className="muted">{facts.join(' · ')}</p>;
}
