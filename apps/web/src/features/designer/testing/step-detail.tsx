import { useTranslation } from 'react-i18next';
import { Facts } from '../../../components/facts.tsx';
import { heldMessage } from '../../../components/held-message.ts';
import { Icon } from '../../../components/icon.tsx';
import { GateList } from '../../../components/message-content/gate-list.tsx';
import { MessageContent } from '../../../components/message-content/message-content.tsx';
import { messageReason } from '../../../components/message-reason.ts';
import { showValue } from '../../../components/show-value.ts';
import { portsOf } from '../state/block-ports.ts';
import { useDocument } from '../state/designer-context.ts';
import { ActivationDetail } from './activation-detail.tsx';
import { QuestionChoices } from './question-choices.tsx';
import type { SimulatedMessage } from './simulation-query.ts';
import steps from './steps.module.css';
import type { TestStep } from './test-steps.ts';
import classes from './testing.module.css';
import type { TestRun } from './testing-store.ts';
import { useTesting } from './use-testing.ts';

interface StepDetailProps {
  run: TestRun;
  step: TestStep;
  index: number;
}

/** What a step did or asks: the message as it reads, the trigger it would fire, the answer it needs. */
export function StepDetail({ run, step, index }: StepDetailProps) {
  if (step.type === 'question') {
    const { ports, about, until } = step.question;
    return <QuestionChoices {...{ run, step, index, ports, about, until }} />;
  }
  if (step.type === 'block') return <BlockDetail run={run} step={step} index={index} />;
  return null;
}

function BlockDetail({
  run,
  step,
  index,
}: StepDetailProps & { step: Extract<TestStep, { type: 'block' }> }) {
  const { t, i18n } = useTranslation('testing');
  const block = useDocument((state) => state.blocks.get(step.blockId));
  const question = useTesting((state) => state.asked.get(step.blockId));
  const byChance = run.simulation.chances.includes(step.blockId);
  const chosen = run.setup.choices?.[step.blockId] !== undefined;
  const ports =
    question?.ports ?? (block ? portsOf(block) : []).map(({ id }) => ({ port: id, trigger: null }));
  const { message, activation, opened, assumed } = step;
  return (
    <div className={steps.detail}>
      {message ? <MessageDetail message={message} /> : null}
      {activation ? <ActivationDetail activation={activation} /> : null}
      {opened ? (
        <Facts
          facts={[
            { label: t('case.subject'), value: opened.subject },
            { label: t('case.priority'), value: opened.priority },
            ...Object.entries(opened.attributes).map(([label, value]) => ({
              label,
              value: showValue(value, i18n.language),
            })),
          ]}
        />
      ) : null}
      {assumed.map((event) => (
        <div key={event.trigger}>
          <p className={classes.quiet}>{t('question.assumed')}</p>
          <Facts
            facts={Object.entries(event.attributes).map(([label, value]) => ({
              label,
              value: showValue(value, i18n.language),
            }))}
          />
        </div>
      ))}
      {chosen || byChance ? (
        <QuestionChoices
          {...{ run, step, index, ports }}
          about={byChance ? 'chance' : 'event'}
          until={null}
          current={step.port}
        />
      ) : null}
    </div>
  );
}

function MessageDetail({ message }: { message: SimulatedMessage }) {
  const { t, i18n } = useTranslation('testing');
  const held = heldMessage(message, i18n.language);
  const skipped = message.state === 'skipped';
  return (
    <div className={steps.message} data-test-message={message.state}>
      <p className={steps.verdict} data-skipped={skipped || undefined}>
        <Icon name={skipped ? 'blocked' : 'check'} size={16} />
        {skipped
          ? t('message.skipped', { why: messageReason(message.reason ?? '') })
          : t('message.sent')}
      </p>
      {held ? <p className={classes.quiet}>{held}.</p> : null}
      <MessageContent message={message} />
      {message.gates.length > 0 ? (
        <details>
          <summary className={steps.summary}>{t('message.checks')}</summary>
          <GateList gates={message.gates} />
        </details>
      ) : null}
    </div>
  );
}
