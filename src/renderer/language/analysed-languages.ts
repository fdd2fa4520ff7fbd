/** Monaco's languages that the language worker reads. */
export const ANALYSED_LANGUAGES: readonly string[] = ['yaml', 'json', 'dockerfile', 'hcl'];
