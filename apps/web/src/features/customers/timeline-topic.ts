import type { TimelineEntry } from './timeline-query.ts';

/** What the timeline can be narrowed to. */
export const topics = ['triggers', 'journeys', 'messages', 'cases', 'consent'] as const;

export type Topic = (typeof topics)[number];

const topicByType: Record<TimelineEntry['type'], Topic> = {
  event: 'triggers',
  refused: 'journeys',
  entered: 'journeys',
  step: 'journeys',
  left: 'journeys',
  goal: 'journeys',
  message: 'messages',
  'case-opened': 'cases',
  'case-changed': 'cases',
  consent: 'consent',
};

/** The topic an entry belongs to. */
export function topicOf(type: TimelineEntry['type']): Topic {
  return topicByType[type];
}

export function isTopic(value: string): value is Topic {
  return topics.some((topic) => topic === value);
}
