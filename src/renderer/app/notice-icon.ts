import type { NoticeLevel } from '../stores/notices-store.ts';

export const NOTICE_ICON: Readonly<Record<NoticeLevel, string>> = { info: 'info', warning: 'warning', error: 'error' };
