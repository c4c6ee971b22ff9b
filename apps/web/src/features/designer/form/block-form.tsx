import { Stack } from '@mantine/core';
import { definitions } from '@percurso/blocks/definitions';
import type { Block } from '@percurso/journey/document';
import { scopeAt } from '@percurso/journey/scope-at';
import { useCallback, useMemo } from 'react';
import { definitionOf, safeConfig } from '../state/block-ports.ts';
import { useDesigner, useDocument, useView } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import { useEdits } from '../use-edits.ts';
import { useProblemWords } from '../use-problem-words.ts';
import { fieldInputs } from './field-inputs.tsx';
import { shownFields } from './form-fields.ts';

/** A block's form, drawn from the schema of its kind. Changes apply as they are made. */
export function BlockForm({ block }: { block: Block }) {
  const { triggers } = useDesigner();
  const words = useBlockWords();
  const edits = useEdits();
  const sentence = useProblemWords();
  const document = useDocument((state) => state.document);
  const readOnly = useDocument((state) => state.readOnly);
  const problems = useDocument((state) => state.problemsOf.get(block.id));
  const fresh = useView((state) => state.fresh === block.id);
  const scope = useMemo(
    () => scopeAt({ document, definitions, triggers, blockId: block.id }),
    [document, triggers, block.id],
  );
  const problemAt = useCallback(
    (path: string) => {
      const found = fresh ? undefined : problems?.find((problem) => problem.field === path);
      return found ? sentence(found) : undefined;
    },
    [fresh, problems, sentence],
  );
  const definition = definitionOf(block.kind);
  if (!definition) return null;
  return (
    <Stack gap="md">
      {shownFields(definition, safeConfig(block, definition)).map((field) => {
        const FieldInput = fieldInputs[field.kind];
        return (
          <FieldInput
            key={field.name}
            field={field}
            block={block}
            label={words.label(block.kind, field.name)}
            help={words.fieldHelp(block.kind, field.name)}
            value={block.config[field.name] ?? field.fallback}
            onChange={(value) => edits.changeField(block.id, field.name, value)}
            scope={scope}
            problemAt={problemAt}
            disabled={readOnly}
          />
        );
      })}
    </Stack>
  );
}
