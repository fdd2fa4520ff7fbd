// The shapes of AppStream 2.0's requests and answers, as the SDK's client types them.
export type * from '@aws-sdk/client-appstream';
