import type { Account, Operations } from '../account.ts';
import {
  type Addition,
  addApplication,
  checkImage,
  createImage,
  listApplications,
  optimize,
  removeApplication,
  resetUserProfile,
  updateDefaultProfile,
} from './assistant.ts';
import { AssistantRefusal } from './assistant-rules.ts';
import type { ApplicationFacts } from './records.ts';

interface Answer {
  /** 0 for success, 1 for what Image Assistant refuses; clients make their exit code of it. */
  readonly status: number;
  readonly message: string;
}

/** What is refused is an answer, as on the command line; errors are for what never reached Image Assistant. */
function answered(message: string, act: () => void): Answer {
  try {
    act();
    return { status: 0, message };
  } catch (error) {
    if (error instanceof AssistantRefusal) return { status: 1, message: error.message };
    throw error;
  }
}

interface WireApplication {
  readonly Name: string;
  readonly AbsoluteAppPath: string;
  readonly DisplayName?: string;
  readonly AbsoluteIconPath?: string;
  readonly WorkingDirectory?: string;
  readonly LaunchParameters?: string;
  readonly AbsoluteManifestPath?: string;
}

function toFacts({ Name: name, AbsoluteAppPath: launchPath, DisplayName: displayName, ...more }: WireApplication): Addition {
  return {
    ...{ name, launchPath, displayName, iconPath: more.AbsoluteIconPath },
    ...{ workingDirectory: more.WorkingDirectory, launchParameters: more.LaunchParameters, manifestPath: more.AbsoluteManifestPath },
  };
}

function toWire({ name, launchPath, displayName, ...more }: ApplicationFacts): WireApplication {
  return {
    ...{ Name: name, AbsoluteAppPath: launchPath, DisplayName: displayName },
    ...(more.iconPath === undefined ? {} : { AbsoluteIconPath: more.iconPath }),
    ...(more.workingDirectory === undefined ? {} : { WorkingDirectory: more.workingDirectory }),
    ...(more.launchParameters === undefined ? {} : { LaunchParameters: more.launchParameters }),
    ...(more.manifestPath === undefined ? {} : { AbsoluteManifestPath: more.manifestPath }),
  };
}

interface OnBuilder {
  readonly BuilderName: string;
}

interface WireWish extends OnBuilder {
  readonly Name: string;
  readonly DisplayName?: string;
  readonly Description?: string;
  readonly Tags?: Readonly<Record<string, string>>;
  readonly JustCheck?: boolean;
  readonly EnableDynamicAppCatalog?: boolean;
  readonly UseLatestAgentVersion?: boolean;
}

interface OfProfile extends OnBuilder {
  readonly Profile?: string;
}

/** Image Assistant's operations, under the names of its command line. */
export const imageAssistantOperations: Operations = {
  AddApplication: (account: Account, { BuilderName, Application }: OnBuilder & { readonly Application: WireApplication }) =>
    answered('Success', () => addApplication(account, BuilderName, toFacts(Application))),
  CreateImage: (account: Account, { BuilderName, JustCheck, ...wire }: WireWish) => {
    const wish = {
      ...{ name: wire.Name, displayName: wire.DisplayName, description: wire.Description, tags: wire.Tags ?? {} },
      ...{ dynamicCatalog: wire.EnableDynamicAppCatalog ?? false, latestAgent: wire.UseLatestAgentVersion ?? false },
    };
    if (JustCheck) return answered('Success', () => void checkImage(account, BuilderName, wish));
    return answered('Success', () => createImage(account, BuilderName, wish));
  },
  ListApplications: (account: Account, { BuilderName }: OnBuilder) => ({
    ...{ status: 0, message: 'Success' },
    applications: listApplications(account, BuilderName).map(toWire),
  }),
  Optimize: (account: Account, { BuilderName }: OnBuilder) => answered('Success', () => optimize(account, BuilderName)),
  RemoveApplication: (account: Account, { BuilderName, Name }: OnBuilder & { readonly Name: string }) =>
    answered('Success', () => removeApplication(account, BuilderName, Name)),
  ResetUserProfile: (account: Account, { BuilderName, Profile }: OfProfile) =>
    answered('Success', () => resetUserProfile(account, BuilderName, Profile)),
  UpdateDefaultProfile: (account: Account, { BuilderName, Profile }: OfProfile) =>
    answered('Success', () => updateDefaultProfile(account, BuilderName, Profile)),
};
