import { AppError } from '../contract/index.ts';

/** Sites that the app links to. Whatever else a document or a log names stays text. */
const allowedHosts = [
  /^docs\.aws\.amazon\.com$/,
  /^([a-z0-9-]+\.)?console\.aws\.amazon\.com$/,
  // The consoles of China and GovCloud; each has one host for all its Regions.
  /^console\.amazonaws\.cn$/,
  /^console\.amazonaws-us-gov\.com$/,
  /^aws\.amazon\.com$/,
  /^github\.com$/,
  /^yaml\.org$/,
  // Where IAM Identity Center has its sign-in pages: the address comes from the service, in an answer by TLS.
  /^device\.sso\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/,
  /^([a-z0-9-]+\.)+awsapps\.(com|cn)$/,
  /^([a-z0-9-]+\.)+app\.aws$/,
  /^identitycenter\.amazonaws\.com$/,
];

/** The link as it may be handed to the system's browser. Fails with `refused` for all that is not https on the list. */
export function allowedLink(address: string): string {
  const url = URL.parse(address);
  const allowed = url?.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  if (!url || !allowed || !allowedHosts.some((host) => host.test(url.hostname)))
    throw new AppError('refused', `Kiln opens no links to ${url?.hostname || address}.`);
  return url.href;
}
