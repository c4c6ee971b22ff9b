import type { Attribute } from '@percurso/journey/attribute';
import { ReactFlowProvider } from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/permissions.ts';
import type { TriggerOption } from '../../components/attributes/trigger-option.ts';
import { useTriggerWords } from '../../components/built-in-triggers/use-trigger-words.ts';
import { notifyNotice } from '../../components/notify-notice.ts';
import { readPeriod } from '../../components/period.ts';
import { AttributeSources } from './attribute-sources.tsx';
import { DesignerFrame } from './frame/designer-frame.tsx';
import { readEditor, useEditorKey } from './frame/remembered-editor.ts';
import { Commands } from './keys/commands.ts';
import { LinkedPath } from './numbers/linked-path.tsx';
import { readChannel, readVersion } from './numbers/narrowing.ts';
import { PeopleAddress } from './numbers/people-address.tsx';
import { readPeople } from './numbers/people-shown.ts';
import { createOutlineStore } from './outline/outline-store.ts';
import { loadTemplateEditor } from './personalisation/load-template-editor.ts';
import { treeRules } from './state/block-ports.ts';
import { DesignerContext } from './state/designer-context.ts';
import { createDocumentStore } from './state/document-store.ts';
import { inDrawnOrder } from './state/drawn-order.ts';
import type { JourneyView } from './state/journey-view.ts';
import type { Selection } from './state/view-store.ts';
import { createViewStore } from './state/view-store.ts';
import { wasTried } from './testing/remembered-test.ts';
import { createTestingStore } from './testing/testing-store.ts';

interface DesignerProps {
  journey: JourneyView;
  triggers: readonly TriggerOption[];
  contactAttributes: readonly Attribute[];
  senders: readonly string[] | undefined;
  /** A block to start at, from the address. */
  startAt: string | undefined;
  /** The run whose way is drawn, from the address. */
  pathOf: string | undefined;
  /** Of which versions and people the numbers are, from the address. */
  numbersOf: {
    version: string | undefined;
    period: string | undefined;
    channel: string | undefined;
  };
  /** Whom the drawer lists, from the address. */
  peopleOf: string | undefined;
  /** Opens the journey anew: as given, or as the server has it. */
  onReopen(journey: JourneyView | null): void;
}

/** One opened journey with its stores. */
export function Designer(props: DesignerProps) {
  const { journey, triggers, contactAttributes, senders, startAt, pathOf, onReopen } = props;
  const { numbersOf, peopleOf } = props;
  const mayWrite = useMay('journeys:write');
  const worded = useTriggerWords();
  const { t } = useTranslation('designer');
  const editorKey = useEditorKey();
  // biome-ignore lint/correctness/useExhaustiveDependencies: one pair of stores per opened journey
  const stores = useMemo(() => {
    const readOnly = !mayWrite || !journey.isDraft || journey.state === 'archived';
    const document = inDrawnOrder(journey.document, treeRules);
    const current = journey.versionNumber !== null && !journey.shown && !journey.hasDraft;
    const labels = mayWrite && current && journey.state !== 'archived';
    const documents = createDocumentStore(document, readOnly, labels);
    const known = startAt !== undefined && documents.getState().blocks.has(startAt);
    const selection: Selection = known
      ? { type: 'block', blockId: startAt }
      : { type: journey.document.blocks.length > 0 ? 'entry' : 'settings' };
    const view = createViewStore(selection, journey.versionNumber !== null && readOnly);
    view.setState({ editor: readEditor(editorKey) });
    const people = journey.versionNumber === null ? undefined : readPeople(peopleOf);
    const { blocks } = documents.getState();
    if (people && (people.block === null || blocks.has(people.block))) {
      view.setState({ drawer: 'people', people });
      // A list of a period or a channel is of the numbers, so that they are shown beside it.
      if (people.counted) view.setState({ numbers: true });
    }
    return {
      documents,
      view,
      outline: createOutlineStore(),
      testing: createTestingStore(wasTried(journey.id)),
      commands: new Commands(),
      ids: journey.publishedBlockIds,
    };
  }, [journey.id]);
  const { version: asked, period, channel } = numbersOf;
  const shared = useMemo(
    () => ({
      journeyId: journey.id,
      version: readVersion(asked) ?? journey.shown?.number,
      chosenVersion: readVersion(asked),
      period: readPeriod(period),
      channel: readChannel(channel),
      triggers: triggers.map(worded),
      contactAttributes,
      senders,
      ...stores,
    }),
    [
      journey.id,
      journey.shown?.number,
      asked,
      period,
      channel,
      triggers,
      contactAttributes,
      senders,
      stores,
      worded,
    ],
  );
  // Before a message is opened, but not before the journey is drawn; what fails is tried again then.
  useEffect(() => {
    const timer = setTimeout(() => void loadTemplateEditor().catch(() => undefined), 1000);
    return () => clearTimeout(timer);
  }, []);
  // The notice that takes a discarded draft back calls this again, long after it was left.
  const left = useRef(false);
  const reopen = (next: JourneyView | null): void => {
    if (!left.current && stores.documents.getState().past.length > 0) {
      notifyNotice(t('history.cleared'));
    }
    left.current = true;
    onReopen(next);
  };
  return (
    <DesignerContext value={shared}>
      <ReactFlowProvider>
        <AttributeSources>
          <DesignerFrame journey={journey} onReopen={reopen} />
          <PeopleAddress />
          {pathOf === undefined ? null : <LinkedPath enrolmentId={pathOf} />}
        </AttributeSources>
      </ReactFlowProvider>
    </DesignerContext>
  );
}
