import { activityInfo } from '@temporalio/activity';
import type { Sql } from 'postgres';

interface Send {
  customerId: string;
  step: string;
  code: number;
}

export type Activities = ReturnType<typeof createActivities>;

/**
 * What the workflows do outside: read the customer, keep a row for the message, so that a retry is
 * seen, call the provider with the row's id as key, and write down its answer.
 */
export function createActivities({ sql, gatewayUrl }: { sql: Sql; gatewayUrl: string }) {
  async function sendSms({ customerId, step, code }: Send): Promise<void> {
    const customer = await readCustomer(customerId);
    if (customer.optedOut || !customer.phone) return;
    const text = `Error ${code}, ${customer.name}: we are on it.`;
    const message = await openMessage({ customerId, step, channel: 'sms', text });
    if (message.sentAt) return;
    const answer = await fetch(gatewayUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': message.id },
      body: JSON.stringify({ id: message.id, to: customer.phone, text }),
    });
    const { id } = (await answer.json()) as { id: string };
    if (!answer.ok) throw new Error(`The provider answered ${answer.status}.`);
    await closeMessage(message.id, id);
  }

  /** The e-mail is kept in its row, as Percurso keeps one where no provider is set. */
  async function sendEmail({ customerId, step, code }: Send): Promise<void> {
    const customer = await readCustomer(customerId);
    if (customer.optedOut) return;
    const text = `${customer.name}, error ${code} is mended.`;
    const message = await openMessage({ customerId, step, channel: 'email', text });
    if (!message.sentAt) await closeMessage(message.id, 'kept');
  }

  async function readCustomer(id: string) {
    const [customer] = await sql<{ name: string; phone: string | null; optedOut: boolean }[]>`
      select name, phone, opted_out as "optedOut" from hand_written.customers where id = ${id}`;
    if (!customer) throw new Error(`There is no customer ${id}.`);
    return customer;
  }

  async function openMessage({
    customerId,
    step,
    channel,
    text,
  }: {
    customerId: string;
    step: string;
    channel: string;
    text: string;
  }) {
    const { workflowExecution } = activityInfo();
    const [message] = await sql<{ id: string; sentAt: Date | null }[]>`
      insert into hand_written.messages (run, step, customer_id, channel, text)
      values (${workflowExecution?.workflowId ?? ''}, ${step}, ${customerId}, ${channel}, ${text})
      on conflict (run, step) do update set text = excluded.text
      returning id, sent_at as "sentAt"`;
    if (!message) throw new Error('The message was not kept.');
    return message;
  }

  async function closeMessage(id: string, providerId: string) {
    await sql`
      update hand_written.messages set sent_at = now(), provider_id = ${providerId} where id = ${id}`;
  }

  return { sendSms, sendEmail };
}
