import type { Account, Operations } from '../account.ts';
import {
  AssistantRefusal,
  addApplication,
  changeProfile,
  createImage,
  listApplications,
  optimize,
  removeApplication,
} from './assistant.ts';
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

/** The name of a program's file, without what it ends with. */
const fileName = (path: string) => path.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');

function toFacts({ Name: name, AbsoluteAppPath: launchPath, DisplayName, ...more }: WireApplication): ApplicationFacts {
  return {
    ...{ name, launchPath, displayName: DisplayName ?? fileName(launchPath), iconPath: more.AbsoluteIconPath },
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

const profileOperation = (account: Account, { BuilderName, Profile }: OnBuilder & { readonly Profile?: string }): Answer =>
  answered('Success', () => changeProfile(account, BuilderName, Profile));

/** Image Assistant's operations, under the names of its command line. */
export const imageAssistantOperations: Operations = {
  AddApplication: (account: Account, { BuilderName, Application }: OnBuilder & { readonly Application: WireApplication }) =>
    answered('Success', () => addApplication(account, BuilderName, toFacts(Application))),
  CreateImage: (account: Account, wish: WireWish) =>
    answered(wish.JustCheck ? 'Success: the image can be created.' : 'Success', () =>
      createImage(account, wish.BuilderName, {
        ...{ name: wish.Name, displayName: wish.DisplayName, description: wish.Description, tags: wish.Tags ?? {} },
        ...{ dynamicCatalog: wish.EnableDynamicAppCatalog ?? false, latestAgent: wish.UseLatestAgentVersion ?? false },
        dryRun: wish.JustCheck ?? false,
      }),
    ),
  ListApplications: (account: Account, { BuilderName }: OnBuilder) => ({
    ...{ status: 0, message: 'Success' },
    applications: listApplications(account, BuilderName).map(toWire),
  }),
  Optimize: (account: Account, { BuilderName }: OnBuilder) => answered('Success', () => optimize(account, BuilderName)),
  RemoveApplication: (account: Account, { BuilderName, Name }: OnBuilder & { readonly Name: string }) =>
    answered('Success', () => removeApplication(account, BuilderName, Name)),
  ResetUserProfile: profileOperation,
  UpdateDefaultProfile: profileOperation,
};
