import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from './app-env.ts';

/** The OpenAPI 3.1 document of every declared route, from the schemas that check requests. */
export function openApiDocument(app: OpenAPIHono<AppEnv>, publicUrl: string) {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Percurso',
      version: '1',
      description:
        'Customer journeys over HTTP. Lists page by cursor; errors are problem details (RFC 9457).',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: publicUrl }],
    security: [{ apiKey: [] }, { session: [] }],
  });
  document.components = {
    ...document.components,
    securitySchemes: {
      apiKey: { type: 'http', scheme: 'bearer', description: 'An API key of the workspace.' },
      session: { type: 'apiKey', in: 'cookie', name: 'better-auth.session_token' },
    },
  };
  return document;
}
export type OpenApiDocument = ReturnType<typeof openApiDocument>;
