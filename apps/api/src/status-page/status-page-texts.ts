import type { StatusPage } from '@percurso/services/status-page/get-status-page';
import type { Language } from './accepted-language.ts';

type Status = Extract<StatusPage, { opened: true }>['status'];

interface Texts {
  ticket: string;
  opening: string;
  openingHint: string;
  history: string;
  missing: string;
  missingHint: string;
  statuses: Record<Status, string>;
}

export const statusPageTexts: Record<Language, Texts> = {
  en: {
    ticket: 'Ticket',
    opening: 'Your ticket is being opened',
    openingHint: 'This page refreshes by itself in a moment.',
    history: 'History',
    missing: 'There is no such page',
    missingHint: 'Check that the whole link from your message was opened.',
    statuses: {
      Open: 'Open',
      'In progress': 'In progress',
      Waiting: 'Waiting',
      Resolved: 'Resolved',
      Closed: 'Closed',
    },
  },
  'pt-BR': {
    ticket: 'Chamado',
    opening: 'Seu chamado está sendo aberto',
    openingHint: 'Esta página se atualiza sozinha em instantes.',
    history: 'Histórico',
    missing: 'Esta página não existe',
    missingHint: 'Confira se o link da mensagem foi aberto por inteiro.',
    statuses: {
      Open: 'Aberto',
      'In progress': 'Em andamento',
      Waiting: 'Aguardando',
      Resolved: 'Resolvido',
      Closed: 'Fechado',
    },
  },
  es: {
    ticket: 'Caso',
    opening: 'Su caso se está abriendo',
    openingHint: 'Esta página se actualiza sola en un momento.',
    history: 'Historial',
    missing: 'Esta página no existe',
    missingHint: 'Compruebe que se abrió el enlace completo del mensaje.',
    statuses: {
      Open: 'Abierto',
      'In progress': 'En curso',
      Waiting: 'En espera',
      Resolved: 'Resuelto',
      Closed: 'Cerrado',
    },
  },
};
