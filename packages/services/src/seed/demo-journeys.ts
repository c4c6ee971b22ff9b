import { JourneyDocument } from '@percurso/journey/document';
import caseResolved from './case-resolved.json' with { type: 'json' };
import createSupportCase from './create-support-case.json' with { type: 'json' };
import criticalDeviceError from './critical-device-error.json' with { type: 'json' };

/** The journeys of the demo workspace, in the order they are published. */
export function demoJourneys(): JourneyDocument[] {
  return [createSupportCase, criticalDeviceError, caseResolved].map((document) =>
    JourneyDocument.parse(document),
  );
}
