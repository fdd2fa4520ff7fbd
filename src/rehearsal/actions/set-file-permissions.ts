import { setPermissions } from './set-permissions.ts';

export const setFilePermissions = setPermissions('SetFilePermissions', 'file');
