/** Loads the editor of texts with chips, which only steps with texts need. */
export async function loadTemplateEditor() {
  const { TemplateEditor } = await import('./template-editor.tsx');
  return { default: TemplateEditor };
}
