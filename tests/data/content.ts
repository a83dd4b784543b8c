/** Files of `content/` and `src/` as data linters read them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parse } from 'yaml';

/** Files below a folder whose name ends so, as paths from the repository's root with forward slashes, sorted; none for no folder. */
export function list(folder: string, ending: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => relative('.', join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

/** Text of a file. */
export function read(file: string): string {
  return readFileSync(file, 'utf8');
}

/** A YAML file's content. Throws with the file's name when it is no YAML. */
export function readYaml(file: string): unknown {
  try {
    return parse(read(file)) as unknown;
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** Narrowing for parsed YAML. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Messages of one file: key → language → text. */
export function readMessages(file: string): [key: string, texts: Record<string, unknown>][] {
  const data = readYaml(file);
  return isRecord(data) ? Object.entries(data).map(([key, texts]) => [key, isRecord(texts) ? texts : {}]) : [];
}

export const MESSAGE_FILES = list('content/i18n', /\.yaml$/);
/** Everything that states facts: YAML outside the interface's own words. */
export const FACT_FILES = list('content', /\.ya?ml$/).filter(
  (file) => !/^content\/(i18n|search)\//.test(file) && file !== 'content/changelog.yaml', // texts, no facts
);
