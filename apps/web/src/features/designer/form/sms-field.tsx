import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SmsPreview } from '../personalisation/sms-preview.tsx';
import { smsSize } from '../personalisation/sms-size.ts';
import { UnicodeNotice } from '../personalisation/unicode-notice.tsx';
import { knownLater, useSample } from '../personalisation/use-sample.ts';
import { useDesigner, useView } from '../state/designer-context.ts';
import type { FieldProps } from './field-props.ts';
import { TemplateInput } from './template-input.tsx';

/** The text of an SMS, with how many parts it is sent as and how it looks on a phone. */
export function SmsField({ field, block, label, help, value, onChange, ...rest }: FieldProps) {
  const { t } = useTranslation(['designer', 'personalisation']);
  const { view } = useDesigner();
  const kept = useView((state) => state.keepsUnicode.has(block.id));
  const sample = useSample();
  const { sender } = block.config;
  const template = typeof value === 'string' ? value : '';
  const { shown, least, most, offenders } = smsSize({
    template,
    facts: { ...sample.facts },
    all: sample.all.map((facts) => ({ ...facts })),
    later: knownLater(sample),
    typeOf: (path) => rest.scope.find((one) => one.path === path)?.type ?? 'text',
  });
  const varies = least < most ? ` ${t('personalisation:size.range', { least, most })}` : '';
  return (
    <Stack gap="md">
      <div>
        <TemplateInput
          {...rest}
          label={label}
          help={help}
          field={field.name}
          error={rest.problemAt(field.name)}
          minRows={4}
          value={template}
          onChange={onChange}
          foot={
            <span data-sms-size>
              {t('form.smsCount', { count: shown.characters })} ·{' '}
              {t(`form.encoding.${shown.encoding}`)} ·{' '}
              {t('form.smsParts', { count: shown.segments })}
              {varies}
            </span>
          }
        />
        {offenders.length === 0 || kept || rest.disabled ? null : (
          <UnicodeNotice
            offenders={offenders}
            template={template}
            onReplace={onChange}
            onKeep={() => view.getState().keepUnicode(block.id)}
          />
        )}
      </div>
      <SmsPreview
        template={template}
        sender={typeof sender === 'string' ? sender : undefined}
        sample={sample}
      />
    </Stack>
  );
}
