import type { FolderReporter, Reporter } from './reporter.ts';

/** Every format that `--format` takes. */
export const FORMATS = ['text', 'json', 'sarif', 'github', 'markdown', 'junit', 'csv', 'ocsf', 'asff'] as const;
export type Format = (typeof FORMATS)[number];

/** Loads a reporter, and what it needs, only when its format is asked for. */
export const REPORTERS: Readonly<Record<Format, () => Promise<Reporter>>> = {
  text: async () => (await import('./text.ts')).text,
  json: async () => (await import('./json.ts')).json,
  sarif: async () => (await import('./sarif.ts')).sarif,
  github: async () => (await import('./github.ts')).github,
  markdown: async () => (await import('./markdown.ts')).markdown,
  junit: async () => (await import('./junit.ts')).junit,
  csv: async () => (await import('./csv.ts')).csv,
  ocsf: async () => (await import('./ocsf.ts')).ocsf,
  asff: async () => (await import('./asff.ts')).asff,
};

/** The formats that can be a folder of files, in which nothing is left out for a limit of one file. */
export const FOLDER_REPORTERS: { readonly [F in Format]?: () => Promise<FolderReporter> } = {
  sarif: async () => (await import('./sarif.ts')).sarifFolder,
};
