import { templateValues } from '@percurso/messaging/template-values';

/** A template as people read it: the names of its values in place of their code, as `[First name]`. */
export function withValueNames(template: string, name: (path: string) => string): string {
  let shown = '';
  let from = 0;
  for (const { start, end, path } of templateValues(template)) {
    shown += `${template.slice(from, start)}[${name(path)}]`;
    from = end;
  }
  return shown + template.slice(from);
}
