// The facade of the rehearsal room: what main and the local account use. Nothing else is imported from outside.
export { ActionFailure } from './actions/action-failure.ts';
export { type Inventory, takeInventory } from './artifact/inventory.ts';
export { ARCHIVE_NAME, writeLayersFile } from './artifact/layers-file.ts';
export { writeOciArchive } from './artifact/oci-archive.ts';
export type { AccountFacts } from './document-run.ts';
export type { Emit, Fidelity, FileChange, PlannedStep, RehearsalEvent, RunStatus, StepStatus } from './events.ts';
export { missingParameters } from './parameters.ts';
export { type RehearsalResult, type RehearseDeps, type RehearseRequest, type RehearseTask, rehearse } from './rehearse.ts';
export { type RunDocumentDeps, type RunDocumentRequest, runDocument } from './run-document.ts';
export type { DocumentOutcome, StepFailure } from './run-phases.ts';
export { parseS3Uri, type S3Access, type S3Location } from './s3-access.ts';
export { type SandboxPlaces, type SandboxSource, sandboxChooser, sandboxSource } from './sandbox/choose-sandbox.ts';
export type { Availability, Base, NetworkMode, Sandbox, SandboxDriver, Snapshot } from './sandbox/driver.ts';
export type { ChooseSandbox, DriverChoice, SandboxChoice } from './sandbox-choice.ts';
export type { RehearsalServices, StoredParameter } from './services.ts';
export { documentLine, failureLines, type ToeFailure, type ToeLogWriter, toeLogWriter } from './toe-log.ts';
export { readToeFailure, type ToeFailureField, type ToeLine, type ToePlace, toeLogReader } from './toe-log-reader.ts';
