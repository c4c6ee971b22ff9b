import type { ProblemDraft } from '@percurso/journey/problem';
import { templatePaths } from '@percurso/messaging/template-paths';
import type { UsedPath } from './definition.ts';

type TemplatePaths = ReturnType<typeof templatePaths>;

/** Config field → the template in it; absent ones are passed over. */
export type TemplateFields = Readonly<Record<string, string | undefined>>;

/** The attribute paths the templates read, each with its field. */
export function templateUsedPaths(fields: TemplateFields): UsedPath[] {
  return present(fields).flatMap(([field, template]) =>
    pathsOf(template).paths.map((path) => ({ field, path })),
  );
}

/** Templates that are not valid Liquid. */
export function templateProblems(fields: TemplateFields): ProblemDraft[] {
  return present(fields).flatMap(([field, template]): ProblemDraft[] => {
    const { error } = pathsOf(template);
    if (error === undefined) return [];
    return [{ severity: 'error', field, key: 'template-invalid', values: { message: error } }];
  });
}

function present(fields: TemplateFields): [string, string][] {
  return Object.entries(fields).flatMap(([field, template]): [string, string][] =>
    template === undefined ? [] : [[field, template]],
  );
}

/** Parsing is the dearest part of a compile, and an editor compiles at every change. */
const MEMORY = 5000;
const known = new Map<string, TemplatePaths>();

function pathsOf(template: string): TemplatePaths {
  const before = known.get(template);
  if (before) return before;
  const paths = templatePaths(template);
  if (known.size >= MEMORY) known.clear();
  known.set(template, paths);
  return paths;
}
