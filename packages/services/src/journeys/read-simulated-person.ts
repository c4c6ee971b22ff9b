import { contactFacts } from '@percurso/db/engine/contact-facts';
import { loadContactFacts } from '@percurso/db/engine/load-facts';
import { readSuppressions } from '@percurso/db/engine/suppressions';
import { newId } from '@percurso/db/new-id';
import { insideKey } from '@percurso/engine/routing/inside-key';
import type { RecordedConsent, SimulationInput } from '@percurso/engine/simulation/simulation';
import type { QuietTimes } from '@percurso/journey/quiet-times';
import type { Consent } from '../consents/consent-schema.ts';
import { findContact } from '../contacts/find-contact.ts';
import { normaliseContactFields } from '../contacts/normalise-contact-fields.ts';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import type { SimulationSetup } from './simulation-schema.ts';

type Person = Pick<
  SimulationInput,
  'contact' | 'consents' | 'inside' | 'isEmailTaken' | 'suppressionOf' | 'capOf' | 'quietTimesOf'
>;

/** Who goes through a simulation: a contact as it is now, or somebody made up. */
export async function readSimulatedPerson({
  ctx,
  journeyId,
  contact,
}: {
  ctx: ServiceContext;
  journeyId: string;
  contact: SimulationSetup['contact'];
}): Promise<Person> {
  if (typeof contact === 'string') return await readPerson(ctx, journeyId, contact);
  const [clock] = await ctx.db.sql<{ now: Date }[]>`select percurso_now() as now`;
  return makePerson(ctx, contact, clock?.now ?? new Date(0));
}

async function readPerson(ctx: ServiceContext, journeyId: string, ref: string): Promise<Person> {
  const { workspaceId } = ctx;
  const { sql } = ctx.db;
  const id = await findContact(sql, { workspaceId, ref });
  const [facts, consents, inside] = await Promise.all([
    loadContactFacts(sql, [id]),
    readConsents(ctx, id),
    sql<{ key: string | null }[]>`
      select key from enrolments
      where journey_id = ${journeyId} and contact_id = ${id} and status = 'inside' and solo`,
  ]);
  return {
    contact: { id, facts: facts.get(id) ?? {} },
    consents,
    ...addressesBesides(ctx, id),
    capOf: (channel) => readCap(ctx, { contactId: id, channel }),
    quietTimesOf: (channel) => readQuietTimes(ctx, channel),
    inside: new Set(inside.map(({ key }) => insideKey(journeyId, id, key))),
  };
}

/** The newest consents of the addresses that the contact has now. */
async function readConsents(
  { workspaceId, db: { sql } }: ServiceContext,
  contactId: string,
): Promise<RecordedConsent[]> {
  const rows = await sql<(Omit<Consent, 'id' | 'at'> & { at: Date })[]>`
    select distinct on (n.channel, n.address, n.purpose) n.channel, n.address, n.purpose, n.state,
      n.source, n.at
    from contacts c join consents n on n.workspace_id = c.workspace_id
      and ((n.channel = 'sms' and n.address = c.phone) or (n.channel = 'email' and n.address = c.email))
    where c.id = ${contactId} and c.workspace_id = ${workspaceId}
    order by n.channel, n.address, n.purpose, n.id desc`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** What is known of addresses that the contact has, or is given on the way. */
function addressesBesides(
  { workspaceId, secret, db: { sql } }: ServiceContext,
  contactId: string,
): Pick<Person, 'isEmailTaken' | 'suppressionOf'> {
  return {
    async isEmailTaken(email) {
      const rows = await sql`
        select 1 from contacts
        where workspace_id = ${workspaceId} and email = ${email} and id <> ${contactId}`;
      return rows.length > 0;
    },
    async suppressionOf(channel, address) {
      const of = { workspaceId, secret, channel, addresses: [address] };
      return (await readSuppressions(sql, of)).get(address) ?? null;
    },
  };
}

/** The cap of a channel, and the newest of the messages that fill it. */
async function readCap(
  { workspaceId, db: { sql } }: ServiceContext,
  { contactId, channel }: { contactId: string; channel: 'sms' | 'email' },
): ReturnType<Person['capOf']> {
  const [cap] = await sql<{ most: number; days: number; sentAt: Date[] }[]>`
    select f.most, f.days, array(
        select m.handed_at from messages m
        where m.contact_id = ${contactId} and m.channel = ${channel} and m.class = 'commercial'
          and not m.test and m.state in ('handed', 'accepted', 'unknown')
        order by m.handed_at desc limit f.most) as "sentAt"
    from frequency_caps f where f.workspace_id = ${workspaceId} and f.channel = ${channel}`;
  return cap ?? null;
}

/** When messages of a channel go out. */
async function readQuietTimes(
  { workspaceId, db: { sql } }: ServiceContext,
  channel: 'sms' | 'email',
): Promise<QuietTimes | null> {
  const [row] = await sql<{ settings: QuietTimes }[]>`
    select settings from quiet_times
    where workspace_id = ${workspaceId} and channel = ${channel}`;
  return row?.settings ?? null;
}

function makePerson(
  ctx: ServiceContext,
  { consents, ...given }: Exclude<SimulationSetup['contact'], string>,
  now: Date,
): Person {
  const id = newId();
  const fields = normaliseFields(given);
  const { email = null, phone = null, firstName = null, lastName = null } = fields;
  const { language = null, timeZone = null, attributes } = fields;
  const facts = contactFacts({
    id,
    externalId: given.externalId ?? null,
    email,
    phone,
    firstName,
    lastName,
    language,
    timeZone,
    attributes: attributes ?? {},
    createdAt: now,
  });
  const at = now.toISOString();
  const recorded = consents.map(({ channel, purpose, state, address }) => ({
    channel,
    purpose,
    state,
    address: address ?? (channel === 'sms' ? phone : email) ?? '',
    source: 'simulation',
    at,
  }));
  // The last that is given of an address holds, as it does of those recorded.
  return {
    contact: { id, facts },
    consents: recorded.toReversed(),
    inside: new Set(),
    ...addressesBesides(ctx, id),
    capOf: (channel) => readCap(ctx, { contactId: id, channel }),
    quietTimesOf: (channel) => readQuietTimes(ctx, channel),
  };
}

/** The paths of its errors are those of the request. */
function normaliseFields(given: Parameters<typeof normaliseContactFields>[0]) {
  try {
    return normaliseContactFields(given);
  } catch (error) {
    if (!(error instanceof ServiceError) || !error.errors) throw error;
    const errors = error.errors.map((one) => ({ ...one, path: `contact.${one.path}` }));
    throw new ServiceError('invalid', { detail: `contact: ${error.detail}`, errors });
  }
}
