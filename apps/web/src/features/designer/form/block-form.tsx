import { Stack } from '@mantine/core';
import { definitions } from '@percurso/blocks/definitions';
import type { FieldKind } from '@percurso/blocks/kit/field';
import type { Block } from '@percurso/journey/document';
import { scopeAt } from '@percurso/journey/scope-at';
import { useCallback, useMemo } from 'react';
import { Continues } from '../personalisation/continues.tsx';
import { definitionOf, safeConfig } from '../state/block-ports.ts';
import { useDesigner, useDocument, useView } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import { useEdits } from '../use-edits.ts';
import { useProblemWords } from '../use-problem-words.ts';
import { fieldInputs } from './field-inputs.tsx';
import type { FoundProblem } from './field-props.ts';
import { FieldWarnings } from './field-warnings.tsx';
import { shownFields } from './form-fields.ts';

/** Their cards say themselves what is wrong with each. */
const CARDS: ReadonlySet<FieldKind> = new Set([
  'mapping',
  'mapped-value',
  'contact-fields',
  'variables',
]);

/** A block's form, drawn from the schema of its kind. Changes apply as they are made. */
export function BlockForm({ block }: { block: Block }) {
  const { triggers, contactAttributes } = useDesigner();
  const words = useBlockWords();
  const edits = useEdits();
  const sentence = useProblemWords();
  const document = useDocument((state) => state.document);
  const readOnly = useDocument((state) => state.readOnly);
  const problems = useDocument((state) => state.problemsOf.get(block.id));
  const fresh = useView((state) => state.fresh === block.id);
  const scopeNow = useMemo(
    () => scopeAt({ document, definitions, triggers, contactAttributes, blockId: block.id }),
    [document, triggers, contactAttributes, block.id],
  );
  // The same one while it says the same, as each text would be set up anew by each key typed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: compared by its content, as the object is another one after each key
  const scope = useMemo(() => scopeNow, [JSON.stringify(scopeNow)]);
  const foundAt = useCallback(
    (path: string): FoundProblem | undefined => {
      const all = fresh ? [] : (problems?.filter((problem) => problem.field === path) ?? []);
      const found = all.find(({ severity }) => severity === 'error') ?? all[0];
      return found && { sentence: sentence(found), severity: found.severity };
    },
    [fresh, problems, sentence],
  );
  const problemAt = useCallback(
    (path: string) => {
      const found = foundAt(path);
      return found?.severity === 'error' ? found.sentence : undefined;
    },
    [foundAt],
  );
  const definition = definitionOf(block.kind);
  if (!definition) return null;
  return (
    <Stack gap="md">
      {shownFields(definition, safeConfig(block, definition)).map((field) => {
        const FieldInput = fieldInputs[field.kind];
        return (
          <div key={field.name}>
            <FieldInput
              field={field}
              block={block}
              label={words.label(block.kind, field.name)}
              help={words.fieldHelp(block.kind, field.name)}
              value={block.config[field.name] ?? field.fallback}
              onChange={(value) => edits.changeField(block.id, field.name, value)}
              scope={scope}
              problemAt={problemAt}
              foundAt={foundAt}
              disabled={readOnly}
            />
            {fresh || CARDS.has(field.kind) ? null : (
              <FieldWarnings blockId={block.id} field={field.name} />
            )}
          </div>
        );
      })}
      <Continues block={block} />
    </Stack>
  );
}
