import type { EngineDeps } from '@percurso/engine/advance-context';
import { renderFor } from '@percurso/engine/render-for';
import { createTemplateRenderer } from '@percurso/messaging/template-renderer';

/** Renders templates in a thread of its own, which is started when it is first needed. */
export function createRenderer(): { render: EngineDeps['render']; close(): Promise<void> } {
  const renderer = createTemplateRenderer();
  return { render: renderFor(renderer), close: () => renderer.close() };
}
