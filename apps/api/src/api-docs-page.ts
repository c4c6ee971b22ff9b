import { html, raw } from 'hono/html';
import type { OpenApiDocument } from './open-api.ts';

type PathItem = NonNullable<OpenApiDocument['paths']>[string];
type Operation = NonNullable<PathItem['get']>;
interface Call {
  method: string;
  path: string;
  operation: Operation;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** A page a person reads: every call by topic, and every schema. Nothing is loaded from elsewhere. */
export function apiDocsPage(document: OpenApiDocument) {
  const groups = new Map<string, Call[]>();
  for (const call of callsOf(document)) {
    const tag = call.operation.tags?.[0] ?? 'other';
    groups.set(tag, [...(groups.get(tag) ?? []), call]);
  }
  const schemas = Object.entries(document.components?.schemas ?? {});
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Percurso API</title>
        <style>
          ${raw(styles)}
        </style>
      </head>
      <body>
        <nav aria-label="Contents">
          <strong>Percurso API</strong>
          <ul>
            ${[...groups.keys()].map((tag) => html`<li><a href="#${anchor(tag)}">${tag}</a></li>`)}
            <li><a href="#schemas">Schemas</a></li>
          </ul>
          <p><a href="/api/v1/openapi.json">openapi.json</a></p>
        </nav>
        <main>
          <h1>Percurso API</h1>
          <p>${document.info.description}</p>
          <p>
            Programs send <code>Authorization: Bearer &lt;key&gt;</code>; the pages use the session
            cookie of the person signed in.
          </p>
          ${[...groups].map(
            ([tag, calls]) => html`<section id="${anchor(tag)}">
              <h2>${tag}</h2>
              ${calls.map(renderCall)}
            </section>`,
          )}
          <section id="schemas">
            <h2>Schemas</h2>
            ${schemas.map(
              ([name, schema]) => html`<details id="schema-${name}">
                <summary><code>${name}</code></summary>
                ${renderJson(schema)}
              </details>`,
            )}
          </section>
        </main>
      </body>
    </html>`;
}

function callsOf(document: OpenApiDocument): Call[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item?.[method];
      return operation ? [{ method, path, operation }] : [];
    }),
  );
}

function renderCall({ method, path, operation }: Call) {
  const needs: unknown = Reflect.get(operation, 'x-requires');
  const parameters = operation.parameters ?? [];
  return html`<details class="call">
    <summary>
      <span class="method ${method}">${method.toUpperCase()}</span> <code>${path}</code>
      <span class="what">${operation.summary ?? ''}</span>
    </summary>
    <p>Needs: <code>${String(needs)}</code></p>
    ${parameters.length > 0 ? renderParameters(parameters) : ''}
    ${operation.requestBody ? html`<h4>Body</h4>${renderContent(operation.requestBody)}` : ''}
    <h4>Answers</h4>
    ${Object.entries(operation.responses ?? {}).map(
      ([status, response]) => html`<p>
          <code>${status}</code> ${Reflect.get(Object(response), 'description') ?? ''}
        </p>
        ${Number(status) < 300 ? renderContent(response) : ''}`,
    )}
  </details>`;
}

function renderParameters(parameters: NonNullable<Operation['parameters']>) {
  const rows = parameters.flatMap((parameter) => ('name' in parameter ? [parameter] : []));
  return html`<h4>Parameters</h4>
    <table>
      <thead>
        <tr>
          <th>Name</th>
          <th>In</th>
          <th>Required</th>
          <th>Schema</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, in: place, required, schema, description }) => html`<tr>
            <td><code>${name}</code></td>
            <td>${place}</td>
            <td>${required ? 'yes' : 'no'}</td>
            <td><code>${JSON.stringify(schema ?? {})}</code> ${description ?? ''}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
}

/** The JSON schema of a body or an answer; nothing where there is none. */
function renderContent(holder: unknown) {
  const content: unknown = Reflect.get(Object(holder), 'content');
  const [json] = Object.values(Object(content));
  const schema: unknown = json === undefined ? undefined : Reflect.get(Object(json), 'schema');
  return schema === undefined ? '' : renderJson(schema);
}

/** JSON with references as links to the schema they name. */
function renderJson(value: unknown) {
  const escaped = JSON.stringify(value, null, 2).replace(/[&<>]/g, (sign) => entities[sign] ?? '');
  const linked = escaped.replace(
    /#\/components\/schemas\/([A-Za-z0-9]+)/g,
    '<a href="#schema-$1">$1</a>',
  );
  return html`<pre>${raw(linked)}</pre>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function anchor(tag: string): string {
  return `calls-${tag.toLowerCase().replaceAll(' ', '-')}`;
}

const styles = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; display: flex; gap: 2rem; }
nav { position: sticky; top: 0; align-self: flex-start; padding: 2rem 0 0 2rem; min-width: 10rem; }
nav ul { list-style: none; padding: 0; }
main { flex: 1; min-width: 0; max-width: 60rem; padding: 1rem 2rem 4rem; }
h4 { margin: 1rem 0 0.25rem; }
details { border: 1px solid #8886; border-radius: 6px; margin: 0.5rem 0; padding: 0.5rem 0.75rem; }
summary { cursor: pointer; overflow-wrap: anywhere; }
.method { display: inline-block; min-width: 5rem; font-weight: 700; }
.what { opacity: 0.85; margin-left: 0.5rem; }
pre { overflow: auto; max-height: 26rem; background: #8881; padding: 0.75rem; border-radius: 6px; font-size: 0.85rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: 0.25rem 0.5rem; vertical-align: top; }
td code { overflow-wrap: anywhere; }
@media (max-width: 50rem) { body { display: block; } nav { position: static; padding: 1rem 2rem 0; } }
`;
