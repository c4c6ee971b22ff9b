import { useQuery } from '@tanstack/react-query';
import { contactName } from '../../../components/contact-name.ts';
import { ContactPicker } from '../../../components/contact-picker.tsx';
import { contactQuery } from '../personalisation/known-facts.ts';
import { plainId } from './record-form.ts';

interface CustomerFieldProps {
  label: string;
  /** Id of a contact, as a record holds it. */
  value: string | null;
  onChange: (value: string | null) => void;
}

/** A column that holds a customer: chosen by name, kept as the record keeps it. */
export function CustomerField({ label, value, onChange }: CustomerFieldProps) {
  const id = value === null ? '' : `con_${value}`;
  const { data: customer } = useQuery({ ...contactQuery(id), enabled: value !== null });
  return (
    <ContactPicker
      label={label}
      value={value === null ? null : { id, name: (customer && contactName(customer)) ?? value }}
      onChange={(contact) => onChange(contact ? plainId(contact.id) : null)}
    />
  );
}
