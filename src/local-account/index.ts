// The facade of the local account: an AWS account on this machine, behind an HTTP endpoint on loopback.
export { type AccountFacts, AccountsError, addAccount, openAccounts } from './accounts/accounts.ts';
export { keyOf } from './accounts/keyring.ts';
export { type Collected, collectArtifacts } from './artifacts/collect-offline.ts';
export type { LocalAccount, LocalAccountOptions, LocalKey } from './options.ts';
export { type Coverage, coverage } from './services.ts';
export { startLocalAccount } from './start.ts';
export { StoreDamagedError } from './store/damage.ts';
export { type Salvage, salvageStore } from './store/salvage.ts';
export { StoreInUseError, StoreTooNewError } from './store/store.ts';
